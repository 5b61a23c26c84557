(window.lessons = window.lessons || []).push({
  id: "signature",
  title: ["डिजिटल हस्ताक्षर", "Digital signature"],
  screens: [
    {
      title: ["डिजिटल हस्ताक्षर क्या सिद्ध करता है", "What a digital signature proves"],
      body: [
        { list: [
          ["**किसने** हस्ताक्षर किए — प्रमाणपत्र व्यक्ति के नाम पर होता है।", "**Who** signed — the certificate is in a person's name."],
          ["हस्ताक्षर के बाद दस्तावेज़ **बदला नहीं गया**; एक अक्षर भी बदले तो जाँच में दिख जाता है।", "That the document was **not changed** afterwards; if one letter changes, the check shows it."],
          ["हस्ताक्षर करने वाला बाद में **मुकर नहीं सकता**।", "That the signer **cannot deny** it later."]
        ] },
        { p: ["सूचना प्रौद्योगिकी अधिनियम, 2000 की धारा 5 इसे हाथ के हस्ताक्षर के समान मान्यता देती है।", "Section 5 of the Information Technology Act, 2000 recognises it like a signature by hand."] },
        { note: ["हस्ताक्षर की स्कैन की हुई तस्वीर चिपकाना डिजिटल हस्ताक्षर **नहीं** है।", "A pasted picture of a signature is **not** a digital signature."] }
      ]
    },
    {
      title: ["DSC और eSign", "DSC and eSign"],
      body: [
        { terms: [
          [["DSC (डिजिटल हस्ताक्षर प्रमाणपत्र)", "DSC (Digital Signature Certificate)"], ["USB टोकन में रहता है और PIN से खुलता है। कंप्यूटर पर हस्ताक्षर का छोटा प्रोग्राम और टोकन का ड्राइवर चाहिए।", "Lives in a USB token and opens with a PIN. The computer needs the small signing program and the token's driver."]],
          [["eSign", "eSign"], ["आधार से जुड़े मोबाइल पर OTP आता है; टोकन नहीं चाहिए। मोबाइल नंबर आधार में चालू होना चाहिए।", "An OTP comes to the mobile linked with Aadhaar; no token is needed. That mobile number must be live."]]
        ] },
        { picture: { height: 120, label: ["प्रारूप, टोकन और PIN या OTP, फिर हस्ताक्षरित पत्र", "A draft, then a token and PIN or an OTP, then the signed letter"],
          arrows: [[98, 60, 112, 60], [206, 60, 220, 60]],
          boxes: [
            [8, 30, 90, 60, ["अनुमोदित\nप्रारूप", "Approved\ndraft"]],
            [114, 30, 92, 60, ["टोकन + PIN\nया OTP", "Token + PIN\nor OTP"], "#fff6e0"],
            [222, 30, 90, 60, ["हस्ताक्षरित\nपत्र", "Signed\nletter"], "#e6f3e8"]
          ] } }
      ]
    },
    {
      title: ["हस्ताक्षर करने के चरण", "The steps of signing"],
      body: [
        { steps: [
          ["टोकन लगाएँ और हस्ताक्षर प्रोग्राम चालू करें। पहली बार ई-ऑफिस में DSC **पंजीकृत (Register)** करें।", "Plug in the token and start the signing program. The first time, **register** the DSC in e-Office."],
          ["प्रारूप या टिप्पणी को **पूरा पढ़ें**।", "**Read** the draft or note to the end."],
          ["**Sign** चुनें, अपना प्रमाणपत्र चुनें, PIN डालें (या eSign चुनकर OTP डालें)।", "Choose **Sign**, pick your certificate and enter the PIN (or choose eSign and enter the OTP)."],
          ["हस्ताक्षर का चिह्न और नाम दिखे, तभी प्रेषण करें।", "Dispatch only when you see the signature mark and the name."],
          ["काम के बाद टोकन **निकालकर** अपने पास रखें।", "Afterwards **take out** the token and keep it with you."]
        ] }
      ]
    },
    {
      title: ["सुरक्षा और सामान्य समस्याएँ", "Safety and common problems"],
      body: [
        { list: [
          ["PIN या OTP **किसी को न दें** — निजी सहायक, तकनीकी सहायक या अधिकारी को भी नहीं। जो आपके टोकन से हुआ, वह आपके नाम पर है।", "Give your PIN or OTP **to no one** — not the P.A., not technical staff, not an officer. What is done with your token is done in your name."],
          ["टोकन खोए तो तुरंत नोडल अधिकारी को बताएँ और प्रमाणपत्र **निरस्त (revoke)** कराएँ।", "If the token is lost, tell the nodal officer at once and have the certificate **revoked**."],
          ["बार-बार गलत PIN से टोकन बंद हो जाता है। अनुमान न लगाएँ; सहायता लें।", "Wrong PINs lock the token. Do not guess; ask for help."],
          ["प्रमाणपत्र की अवधि होती है (प्रायः दो वर्ष)। समाप्त होने से एक महीना पहले नवीनीकरण शुरू करें।", "A certificate runs out (often after two years). Start renewal a month before."],
          ["टोकन नहीं दिख रहा? दूसरा USB पोर्ट, फिर ड्राइवर, फिर हस्ताक्षर प्रोग्राम जाँचें।", "Token not seen? Try another USB port, then the driver, then the signing program."]
        ] },
        { p: ["अब **प्रश्नोत्तरी** दीजिए: 10 प्रश्न, उत्तीर्ण होने के लिए 60%।", "Now take the **quiz**: 10 questions, 60% to pass."] }
      ]
    }
  ]
});
