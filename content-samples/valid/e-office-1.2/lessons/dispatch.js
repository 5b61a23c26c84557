(window.lessons = window.lessons || []).push({
  id: "dispatch",
  title: ["प्रारूप और प्रेषण", "Drafting and dispatch"],
  screens: [
    {
      title: ["प्रारूप से प्रेषण तक", "From draft to dispatch"],
      body: [
        { p: ["कार्यालय से जाने वाला पत्र फ़ाइल के भीतर ही **प्रारूप (Draft)** के रूप में बनता है, ताकि किसने लिखा, किसने बदला और किसने अनुमोदित किया — सब दर्ज रहे।", "A letter going out is written as a **draft** inside the file, so that who wrote it, who changed it and who approved it all stay on record."] },
        { flow: [["प्रारूप बनाएँ", "Write the draft"], ["अनुमोदन", "Approval"], ["हस्ताक्षर", "Signature"], ["प्रेषण", "Dispatch"], ["पत्राचार में प्रति", "Copy in correspondence"]] },
        { note: ["अनुमोदन से पहले पत्र न भेजें। फ़ाइल के बाहर Word में बना पत्र अभिलेख में नहीं रहता।", "Never send a letter before approval. A letter made in Word outside the file leaves no record."] }
      ]
    },
    {
      title: ["प्रारूप बनाना", "Writing the draft"],
      body: [
        { steps: [
          ["फ़ाइल खोलें, **Draft → Create New** चुनें।", "Open the file and choose **Draft → Create New**."],
          ["नया पत्र है तो **Fresh/New**, किसी पत्र का उत्तर है तो **Reply** चुनें और वह रसीद जोड़ें। अनुस्मारक के लिए **Reminder**।", "Choose **Fresh/New** for a new letter, or **Reply** and attach the receipt it answers. **Reminder** for a reminder."],
          ["विभाग का नमूना (template) लें: पत्र, अर्ध-शासकीय पत्र, कार्यालय आदेश, परिपत्र।", "Take your department's template: letter, D.O. letter, office order, circular."],
          ["प्राप्तकर्ता का पदनाम, पता और ई-मेल भरें; प्रतिलिपि (Copy to) भी।", "Enter the addressee's designation, address and e-mail; also copies to others."],
          ["सहेजें और टिप्पणी के साथ अनुमोदन के लिए भेजें।", "Save, and send it for approval with your note."]
        ] }
      ]
    },
    {
      title: ["पत्र में क्या जाँचें", "What to check in a letter"],
      body: [
        { list: [
          ["पत्र संख्या और विषय; जिस पत्र का उत्तर है उसकी **संख्या और तारीख**।", "Number and subject; the **number and date** of the letter it answers."],
          ["एक अनुच्छेद में एक बात। अंत में साफ़ लिखें कि क्या चाहिए और **किस तारीख तक**।", "One point in one paragraph. End with what is wanted and **by which date**."],
          ["राशि अंकों और शब्दों, दोनों में।", "Amounts in figures and in words."],
          ["संलग्नक वास्तव में जुड़े हैं और उनकी संख्या लिखी है।", "Enclosures are really attached, and their number is given."],
          ["नाम, पदनाम और पता वर्तमान हैं; स्थानांतरण के बाद पुराना नाम न रह जाए।", "Name, designation and address are current; no name left over from before a transfer."]
        ] },
        { p: ["अधिकारी प्रारूप बदल सकता है; हर बदलाव नया **संस्करण (version)** बनता है और पुराना भी देखा जा सकता है।", "The officer may change the draft; each change is a new **version**, and the older ones can still be seen."] }
      ]
    },
    {
      title: ["भेजने के तरीके", "Ways to dispatch"],
      body: [
        { terms: [
          [["ई-मेल / ई-ऑफिस के भीतर", "E-mail, or within e-Office"], ["सबसे तेज़। दूसरा कार्यालय भी ई-ऑफिस पर हो तो पत्र सीधे उसकी रसीद बन जाता है।", "The fastest. If the other office is on e-Office too, the letter becomes its receipt directly."]],
          [["स्वयं प्रेषण (Dispatch by Self)", "Dispatch by self"], ["आप स्वयं ई-मेल करते या छापकर भेजते हैं और विवरण दर्ज करते हैं।", "You e-mail it, or print and send it yourself, and enter the particulars."]],
          [["केंद्रीय पंजीकरण इकाई (CRU)", "Central Registry Unit (CRU)"], ["CRU लिफ़ाफ़ा, डाक-टिकट और डाक का काम करती है; स्पीड पोस्ट संख्या वही दर्ज करती है।", "The CRU does the cover, the stamps and the posting, and enters the Speed Post number."]]
        ] },
        { p: ["प्रेषण के बाद हस्ताक्षरित प्रति अपने आप पत्राचार में जुड़ जाती है। उत्तर आना हो तो फ़ाइल **Park** करके तारीख दें।", "After dispatch the signed copy joins the correspondence by itself. If a reply is due, **Park** the file with a date."] }
      ]
    }
  ]
});
