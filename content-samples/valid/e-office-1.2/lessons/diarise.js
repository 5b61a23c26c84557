(window.lessons = window.lessons || []).push({
  id: "diarise",
  title: ["डायरी करना", "Diarising"],
  screens: [
    {
      title: ["डायरी क्यों?", "Why diarise?"],
      body: [
        { p: ["डायरी करना (Diarise) यानी पत्र का विवरण दर्ज करके उसे **रसीद नंबर** देना। पुराने डायरी रजिस्टर का यही काम था; फ़र्क यह है कि अब हर प्रविष्टि खोजी जा सकती है।",
          "To diarise is to enter a letter's particulars and give it a **receipt number**. The old diary register did the same; the difference is that every entry can now be searched."] },
        { p: ["नागरिक जब पूछे “मेरे आवेदन का क्या हुआ?”, तो उत्तर इसी विवरण से मिलता है। गलत विषय या प्रेषक लिखा, तो पत्र होते हुए भी नहीं मिलेगा।",
          "When a citizen asks “what became of my application?”, the answer comes from these particulars. With a wrong subject or sender the letter is there and still cannot be found."] }
      ]
    },
    {
      title: ["डायरी करने के चरण", "The steps"],
      body: [
        { steps: [
          ["**Receipts → Browse & Diarise → Electronic** खोलें और PDF चुनें।", "Open **Receipts → Browse & Diarise → Electronic** and choose the PDF."],
          ["बाईं ओर पत्र देखते हुए दाईं ओर का फ़ॉर्म भरें। लाल तारे (*) वाले खाने अनिवार्य हैं।", "Fill in the form while you read the letter beside it. Fields with a red star (*) must be filled."],
          ["पत्र संख्या, पत्र की तारीख, मिलने की तारीख और माध्यम (डाक, हाथ से, ई-मेल) भरें।", "Enter letter number, letter date, date received and delivery mode (post, by hand, e-mail)."],
          ["प्रेषक का नाम और पता, **विषय श्रेणी** और **विषय** लिखें।", "Enter the sender's name and address, the **subject category** and the **subject**."],
          ["**Generate** दबाएँ। रसीद नंबर मिल जाता है; उसे मूल पत्र पर लिखें।", "Press **Generate**. You get the receipt number; write it on the original."]
        ] },
        { note: ["मेनू के नाम आपके कार्यालय के संस्करण में थोड़े अलग हो सकते हैं; क्रम यही रहता है।", "Menu names may differ a little in your office's version; the order stays the same."] }
      ]
    },
    {
      title: ["विषय कैसे लिखें", "Writing the subject"],
      body: [
        { p: ["विषय ऐसा हो कि एक साल बाद कोई अनजान व्यक्ति भी खोज सके: **कौन, क्या, कहाँ/कब**।", "Write the subject so that a stranger can find it a year later: **who, what, where or when**."] },
        { terms: [
          [["अच्छा नहीं: “आवेदन”", "Poor: “Application”"], ["हज़ारों पत्रों का यही विषय होगा।", "Thousands of letters will have this subject."]],
          [["अच्छा: “श्रीमती सुनीता देवी, लिपिक — 15 दिन का अर्जित अवकाश, जनवरी 2026”", "Good: “Smt. Sunita Devi, Clerk — 15 days' earned leave, January 2026”"], ["नाम, काम और समय, तीनों हैं।", "The name, the matter and the time are all there."]]
        ] },
        { list: [
          ["पत्र में लिखी तारीख और मिलने की तारीख अलग-अलग होती हैं; दोनों सही भरें। समय-सीमा **मिलने की तारीख** से गिनी जाती है।", "The date on the letter and the date received are different; enter both. Time limits run from the **date received**."],
          ["RTI, न्यायालय, विधानसभा प्रश्न और CM Window के पत्रों की श्रेणी ज़रूर चुनें: इनकी समय-सीमा कड़ी है।", "Always choose the category for RTI, court, Assembly question and CM Window letters: their time limits are strict."]
        ] }
      ]
    },
    {
      title: ["भेजना, और गलती सुधारना", "Sending it on, and correcting a mistake"],
      body: [
        { p: ["रसीद अपने आप किसी के पास नहीं जाती। **Send** चुनें, अधिकारी का नाम और **पदनाम** दोनों मिलाएँ, प्राथमिकता तथा अंतिम तिथि दें, फिर भेजें।",
          "A receipt goes nowhere by itself. Choose **Send**, match both the officer's name and **designation**, set priority and due date, then send."] },
        { list: [
          ["गलत मेज़ पर भेज दी और उसने अभी **खोली नहीं**? **Sent** सूची से **Pull Back** करें।", "Sent it to the wrong desk and it is **not yet opened**? Use **Pull Back** in the **Sent** list."],
          ["खोल ली गई है तो उसी अधिकारी से वापस भेजने को कहें; दूसरी रसीद न बनाएँ।", "If it was opened, ask that officer to send it back; do not make a second receipt."],
          ["**Movements** में देखें कि रसीद अब किसके पास है।", "See in **Movements** who has the receipt now."]
        ] }
      ]
    }
  ]
});
