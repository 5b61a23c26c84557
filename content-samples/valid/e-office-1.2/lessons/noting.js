(window.lessons = window.lessons || []).push({
  id: "noting",
  title: ["टिप्पणी लिखना", "Noting"],
  screens: [
    {
      title: ["हरी और पीली टिप्पणी", "Green notes and yellow notes"],
      body: [
        { terms: [
          [["हरी टिप्पणी (Green Note)", "Green note"], ["स्थायी अभिलेख। भेजने के बाद बदली या हटाई नहीं जा सकती।", "The permanent record. Once sent, it cannot be changed or removed."]],
          [["पीली टिप्पणी (Yellow Note)", "Yellow note"], ["कच्चा काम। बदली या हटाई जा सकती है; अधिकारी पुष्टि करे तो हरी बन जाती है।", "A working draft. It can be changed or discarded; when confirmed it becomes green."]]
        ] },
        { p: ["नए हैं या भाषा पर संदेह है? पीली टिप्पणी में लिखें, वरिष्ठ से दिखवाएँ, फिर पुष्टि करें।", "New to it, or unsure of the wording? Write a yellow note, show it to your senior, then confirm."] },
        { note: ["टिप्पणी पर आपका नाम, पदनाम और समय अपने आप लगता है। अपने लॉगिन से किसी और को टिप्पणी न लिखने दें।", "Your name, designation and the time are put on the note by themselves. Let no one else write under your login."] }
      ]
    },
    {
      title: ["अच्छी टिप्पणी का ढाँचा", "The shape of a good note"],
      body: [
        { flow: [["विषय: पत्र किसका, किस बारे में", "Matter: whose letter, about what"], ["तथ्य: अब तक क्या हुआ", "Facts: what has happened"], ["नियम: कौन-सा नियम या आदेश लागू है", "Rule: which rule or order applies"], ["प्रस्ताव: क्या किया जाए", "Proposal: what should be done"], ["किससे अनुमोदन चाहिए", "Whose approval is asked"]] },
        { list: [
          ["हर अनुच्छेद को क्रमांक दें।", "Number every paragraph."],
          ["पत्राचार का पृष्ठ लिखें: “पत्राचार पृष्ठ 3 पर आवेदन देखें।”", "Refer by page: “Application at page 3 of correspondence.”"],
          ["पूरा पत्र दोबारा न उतारें; सार लिखें।", "Do not copy out the whole letter; give its substance."]
        ] }
      ]
    },
    {
      title: ["एक नमूना", "An example"],
      body: [
        { p: ["**विषय:** श्रीमती सुनीता देवी, लिपिक का 15 दिन का अर्जित अवकाश।", "**Subject:** 15 days' earned leave to Smt. Sunita Devi, Clerk."] },
        { steps: [
          ["पत्राचार पृष्ठ 1 पर आवेदन विचाराधीन है। 5 से 19 जनवरी 2026 तक 15 दिन का अर्जित अवकाश माँगा गया है।", "The application at page 1 of correspondence is under consideration. Earned leave of 15 days, 5 to 19 January 2026, is requested."],
          ["सेवा पुस्तिका के अनुसार खाते में 62 दिन का अर्जित अवकाश शेष है (पृष्ठ 2)।", "As per the service book, 62 days of earned leave are due (page 2)."],
          ["इस अवधि में उनका काम श्री रमेश कुमार, लिपिक देखेंगे; उन्होंने सहमति दी है (पृष्ठ 3)।", "During this time Shri Ramesh Kumar, Clerk, will do the work; he has agreed (page 3)."],
          ["नियमानुसार अवकाश देय है। स्वीकृति हेतु प्रस्तुत है; प्रारूप आदेश साथ है।", "The leave is admissible under the rules. Put up for sanction; the draft order is attached."]
        ] },
        { p: ["अधिकारी एक मिनट में पढ़कर निर्णय दे सकता है: तथ्य, पृष्ठ और प्रस्ताव सामने हैं।", "The officer can read and decide in a minute: the facts, the pages and the proposal are all there."] }
      ]
    },
    {
      title: ["इनसे बचें", "What to avoid"],
      body: [
        { list: [
          ["“आवश्यक कार्रवाई हेतु” मात्र लिखना: **कौन-सी** कार्रवाई, यह लिखें।", "Writing only “for necessary action”: say **which** action."],
          ["व्यक्तिगत टिप्पणी या आरोप। टिप्पणी RTI में माँगी जा सकती है और न्यायालय में पेश हो सकती है।", "Personal remarks or blame. A note may be asked for under RTI and produced in court."],
          ["भेज देने के बाद गलती दिखी? हरी टिप्पणी को छिपाने की कोशिश न करें; नई टिप्पणी में स्पष्ट सुधार लिखें।", "Saw a mistake after sending? Do not try to hide the green note; write a plain correction in a new note."],
          ["बिना पढ़े “सहमत”। आपका हस्ताक्षर आपकी ज़िम्मेदारी है।", "“Agreed” without reading. Your signature is your responsibility."]
        ] }
      ]
    }
  ]
});
