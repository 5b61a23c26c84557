(window.lessons = window.lessons || []).push({
  id: "put-up",
  title: ["फ़ाइल प्रस्तुत करना", "Putting up a file"],
  screens: [
    {
      title: ["ई-फ़ाइल के दो भाग", "The two halves of an e-file"],
      body: [
        { p: ["ई-फ़ाइल काग़ज़ की फ़ाइल जैसी ही है: एक ओर **टिप्पणी**, दूसरी ओर **पत्राचार**।", "An e-file is like a paper file: **noting** on one side, **correspondence** on the other."] },
        { picture: { height: 170, label: ["ई-फ़ाइल: बाईं ओर टिप्पणी, दाईं ओर पत्राचार; रसीद पत्राचार में जुड़ती है", "An e-file: noting on the left, correspondence on the right; a receipt is attached to the correspondence"],
          arrows: [[240, 118, 240, 92]],
          boxes: [
            [10, 10, 145, 82, ["टिप्पणी\n(हरा पृष्ठ)", "Noting\n(green sheet)"], "#e6f3e8"],
            [165, 10, 145, 82, ["पत्राचार\nआए और गए पत्र", "Correspondence\nletters in and out"]],
            [165, 120, 145, 40, ["रसीद", "Receipt"], "#fff6e0"]
          ] } },
        { p: ["**प्रस्तुत करना (Put up)** यानी रसीद को सही फ़ाइल में जोड़कर, टिप्पणी के साथ, निर्णय के लिए ऊपर भेजना।", "To **put up** is to attach the receipt to the right file and send it up, with a note, for a decision."] }
      ]
    },
    {
      title: ["पहले पुरानी फ़ाइल खोजें", "First look for the existing file"],
      body: [
        { p: ["नई फ़ाइल सबसे अंत में। एक ही विषय की दो फ़ाइलें हों तो आधा इतिहास एक में और आधा दूसरी में रह जाता है।", "A new file comes last. With two files on one subject, half the history is in one and half in the other."] },
        { steps: [
          ["**Search** में विषय, व्यक्ति का नाम या पुराना फ़ाइल नंबर डालें।", "In **Search**, enter the subject, the person's name or the old file number."],
          ["मिली और आपके पास है: रसीद खोलकर **Put in a File** चुनें।", "Found, and with you: open the receipt and choose **Put in a File**."],
          ["मिली पर दूसरी मेज़ पर है: रसीद वहीं भेजें या फ़ाइल मँगाएँ।", "Found, but on another desk: send the receipt there, or ask for the file."],
          ["नहीं मिली: तब नई फ़ाइल बनाएँ।", "Not found: then create a new file."]
        ] }
      ]
    },
    {
      title: ["नई फ़ाइल बनाना", "Creating a new file"],
      body: [
        { steps: [
          ["**File → Create New → Electronic** चुनें।", "Choose **File → Create New → Electronic**."],
          ["फ़ाइल शीर्ष (Basic, Primary, Secondary head) अपने विभाग की सूची से चुनें; इन्हीं से फ़ाइल नंबर बनता है।", "Choose the file heads (basic, primary, secondary) from your department's list; the file number is made from them."],
          ["विषय वैसे ही लिखें जैसे रसीद में: कौन, क्या, कहाँ/कब।", "Write the subject as for a receipt: who, what, where or when."],
          ["**Continue Working** से फ़ाइल खोलें, रसीद जोड़ें, टिप्पणी लिखें।", "Open it with **Continue Working**, attach the receipt and write the note."]
        ] },
        { note: ["फ़ाइल नंबर बाद में बदला नहीं जाता। शीर्ष पर संदेह हो तो सहायक या अधीक्षक से पूछकर बनाएँ।", "A file number cannot be changed later. If unsure about a head, ask the Assistant or Superintendent first."] }
      ]
    },
    {
      title: ["भेजने से पहले जाँच", "Check before you send"],
      body: [
        { list: [
          ["विचाराधीन पत्र **पत्राचार** में जुड़ा है और टिप्पणी में उसका पृष्ठ संदर्भ है।", "The paper under consideration is in the **correspondence**, and the note refers to its page."],
          ["नियम, पूर्व निर्णय और पिछली फ़ाइल **References** या **Link** से जोड़ी गई है।", "The rule, the precedent and the earlier file are attached by **References** or **Link**."],
          ["प्राथमिकता सही है। सब कुछ “तत्काल” हो, तो कुछ भी तत्काल नहीं रहता।", "The priority is right. When everything is “immediate”, nothing is."],
          ["फ़ाइल **अगले स्तर** पर जा रही है — लिपिक → सहायक → अधीक्षक → अधिकारी।", "It goes to the **next level** — Clerk → Assistant → Superintendent → Officer."]
        ] },
        { p: ["उत्तर की प्रतीक्षा हो तो फ़ाइल **Park** करें और याद दिलाने की तारीख दें। काम पूरा हो जाए तो अनुमोदन लेकर **Close** करें।", "While you wait for a reply, **Park** the file with a reminder date. When the work is over, get approval and **Close** it."] }
      ]
    }
  ]
});
