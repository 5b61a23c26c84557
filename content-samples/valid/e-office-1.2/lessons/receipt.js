(window.lessons = window.lessons || []).push({
  id: "receipt",
  title: ["डाक और रसीद", "Post and receipts"],
  screens: [
    {
      title: ["रसीद क्या है?", "What is a receipt?"],
      body: [
        { p: ["कार्यालय में आने वाला हर पत्र — डाक, ई-मेल, हाथ से दिया गया आवेदन, दूसरे विभाग का ज्ञापन — ई-ऑफिस में **रसीद (Receipt)** बन जाता है। रसीद का अपना नंबर होता है, और उसके बाद पत्र कहाँ गया, यह हमेशा दिखता है।",
          "Every letter that comes to the office — by post, by e-mail, an application given by hand, a memo of another department — becomes a **receipt** in e-Office. A receipt has its own number, and from then on anyone concerned can see where the letter is."] },
        { flow: [["पत्र मिला", "Letter arrives"], ["स्कैन किया", "Scanned"], ["डायरी की", "Diarised"], ["संबंधित को भेजा", "Sent to the right desk"], ["फ़ाइल में रखा", "Put in a file"]] },
        { note: ["रसीद और फ़ाइल अलग हैं: रसीद **आया हुआ पत्र** है; फ़ाइल वह जगह है जहाँ उस विषय पर **टिप्पणी, निर्णय और पत्राचार** रहता है।",
          "A receipt and a file are two things: a receipt is **a letter that came in**; a file is where the **noting, decision and correspondence** on a subject live."] }
      ]
    },
    {
      title: ["भौतिक या इलेक्ट्रॉनिक?", "Physical or electronic?"],
      body: [
        { terms: [
          [["इलेक्ट्रॉनिक रसीद", "Electronic receipt"], ["पत्र की PDF ई-ऑफिस में चढ़ी होती है। जिसे भेजी जाए वह पूरा पत्र स्क्रीन पर पढ़ता है। यही सामान्य तरीका है।", "A PDF of the letter is in e-Office. Whoever receives it reads the whole letter on screen. This is the normal way."]],
          [["भौतिक रसीद", "Physical receipt"], ["केवल विवरण दर्ज होता है; काग़ज़ हाथ से चलता है। बहुत मोटे अभिलेख, नक्शे, या ऐसे मूल दस्तावेज़ों के लिए जिन्हें स्कैन नहीं किया जा सकता।", "Only the particulars are entered; the paper moves by hand. For very thick records, maps, or originals that cannot be scanned."]]
        ] },
        { p: ["ई-मेल से आया पत्र छापकर फिर स्कैन न करें। उसकी PDF सहेजें और सीधे चढ़ाएँ: अक्षर साफ़ रहेंगे और खोजे जा सकेंगे।",
          "Do not print an e-mailed letter and scan it again. Save its PDF and upload that: the text stays sharp and can be searched."] }
      ]
    },
    {
      title: ["अच्छा स्कैन कैसे करें", "How to scan well"],
      body: [
        { steps: [
          ["पिन और स्टेपल निकालें; संलग्नक सहित सभी पृष्ठ क्रम में रखें।", "Take out pins and staples; put all pages in order, enclosures too."],
          ["200–300 dpi, श्वेत-श्याम या धूसर चुनें। रंग केवल तब, जब रंग का अर्थ हो (जैसे नक्शा)।", "Choose 200–300 dpi, black-and-white or grey. Colour only where colour has a meaning (a map, say)."],
          ["पूरे पत्र की **एक ही PDF** बनाएँ, हर पृष्ठ की अलग नहीं।", "Make **one PDF** of the whole letter, not one for each page."],
          ["चढ़ाने से पहले देख लें: कोई पृष्ठ उल्टा, कटा या छूटा तो नहीं?", "Look before you upload: is any page upside down, cut off or missing?"]
        ] },
        { note: ["फ़ाइल का आकार सीमित होता है (सामान्यतः 20 MB तक)। बहुत बड़ी PDF हो तो dpi घटाएँ, पृष्ठ न छोड़ें।",
          "File size is limited (usually 20 MB). If the PDF is too large, lower the dpi; never leave out pages."] }
      ]
    },
    {
      title: ["याद रखें", "Remember"],
      body: [
        { list: [
          ["पत्र **उसी दिन** दर्ज करें जिस दिन मिला; मिलने की तारीख सही भरें।", "Enter a letter **on the day** it came; fill in the true date of receipt."],
          ["एक पत्र — एक रसीद। दर्ज करने से पहले पत्र संख्या या प्रेषक से खोज लें कि वह पहले से दर्ज तो नहीं।", "One letter, one receipt. Before entering it, search by letter number or sender: it may be there already."],
          ["गोपनीय लिफ़ाफ़ा न खोलें; उसे नामित अधिकारी को बंद ही दें।", "Do not open a confidential cover; hand it closed to the officer named on it."],
          ["मूल काग़ज़ पर रसीद नंबर लिखें और उसे तय स्थान पर रखें। स्कैन होने से मूल काग़ज़ फेंका नहीं जाता।", "Write the receipt number on the original and keep it in its place. A scan does not mean the original may be thrown away."]
        ] },
        { p: ["अगला पाठ: इस पत्र की **डायरी** कैसे करें।", "Next lesson: how to **diarise** this letter."] }
      ]
    }
  ]
});
