// The right answers are in `answer`: the ids of the choices, or "true"/"false".
(window.lessons = window.lessons || []).push({
  id: "quiz",
  title: ["प्रश्नोत्तरी", "Quiz"],
  pass: 60,
  intro: [
    { p: ["10 प्रश्न हैं, एक बार में एक। उत्तर जाँचने के बाद उसका कारण दिखेगा। उत्तीर्ण होने के लिए **60%** अंक चाहिए।", "There are 10 questions, one at a time. After you check an answer you see the reason. You need **60%** to pass."] },
    { p: ["बीच में बंद कर दें तो अगली बार अगले प्रश्न से शुरू होगा।", "If you close it half way, it goes on at the next question."] }
  ],
  questions: [
    {
      id: "q01-receipt",
      text: ["दूसरे विभाग से आया पत्र ई-ऑफिस में सबसे पहले क्या बनता है?", "What does a letter from another department first become in e-Office?"],
      choices: [
        { id: "a", text: ["फ़ाइल", "A file"] },
        { id: "b", text: ["रसीद", "A receipt"] },
        { id: "c", text: ["प्रारूप", "A draft"] },
        { id: "d", text: ["हरी टिप्पणी", "A green note"] }
      ],
      answer: ["b"],
      why: ["आया हुआ हर पत्र पहले रसीद बनता है; बाद में उसे फ़ाइल में रखा जाता है।", "Every letter that comes in is first a receipt; later it is put in a file."]
    },
    {
      id: "q02-email",
      text: ["ई-मेल से आए पत्र को छापकर, स्कैन करके चढ़ाना सबसे अच्छा तरीका है।", "The best way with an e-mailed letter is to print it, scan it and upload the scan."],
      answer: ["false"],
      why: ["उसकी PDF सीधे चढ़ाएँ: अक्षर साफ़ रहते हैं और खोजे जा सकते हैं।", "Upload its PDF directly: the text stays sharp and searchable."]
    },
    {
      id: "q03-subject",
      text: ["रसीद के लिए सबसे अच्छा विषय कौन-सा है?", "Which is the best subject for a receipt?"],
      choices: [
        { id: "a", text: ["आवेदन", "Application"] },
        { id: "b", text: ["अति आवश्यक पत्र", "Most important letter"] },
        { id: "c", text: ["श्री रमेश कुमार, लिपिक — चिकित्सा प्रतिपूर्ति, मार्च 2026", "Shri Ramesh Kumar, Clerk — medical reimbursement, March 2026"] },
        { id: "d", text: ["आवश्यक कार्रवाई हेतु", "For necessary action"] }
      ],
      answer: ["c"],
      why: ["कौन, क्या और कब — तीनों हों, तो पत्र बाद में मिल जाता है।", "With who, what and when, the letter can be found later."]
    },
    {
      id: "q04-pull-back",
      text: ["आपने रसीद गलत मेज़ पर भेज दी; उसने अभी खोली नहीं है। क्या करना सही है?", "You sent a receipt to the wrong desk; it has not been opened. What is right?"],
      choices: [
        { id: "a", text: ["दूसरी रसीद बनाना", "Make a second receipt"] },
        { id: "b", text: ["Sent सूची से Pull Back करना", "Pull it back from the Sent list"] },
        { id: "c", text: ["कुछ न करना; वह स्वयं लौटा देंगे", "Nothing, they will return it"] }
      ],
      answer: ["b"],
      why: ["जब तक खोली न गई हो, Pull Back से वापस ली जा सकती है। एक पत्र की एक ही रसीद रहती है।", "Until it is opened it can be pulled back. One letter keeps one receipt."]
    },
    {
      id: "q05-new-file",
      text: ["नई फ़ाइल कब बनानी चाहिए?", "When should you create a new file?"],
      choices: [
        { id: "a", text: ["हर पत्र के लिए", "For every letter"] },
        { id: "b", text: ["जब खोजने पर उस विषय की कोई फ़ाइल न मिले", "When a search finds no file on that subject"] },
        { id: "c", text: ["हर महीने की पहली तारीख को", "On the first of every month"] }
      ],
      answer: ["b"],
      why: ["पहले खोजें। एक विषय की दो फ़ाइलें हों तो इतिहास बँट जाता है।", "Search first. Two files on one subject split its history."]
    },
    {
      id: "q06-green-note",
      text: ["भेजी जा चुकी हरी टिप्पणी को बाद में बदला जा सकता है।", "A green note can be changed after it has been sent."],
      answer: ["false"],
      why: ["हरी टिप्पणी स्थायी अभिलेख है। गलती हो तो नई टिप्पणी में सुधार लिखें।", "A green note is permanent. If there is a mistake, write the correction in a new note."]
    },
    {
      id: "q07-good-note",
      text: ["अच्छी टिप्पणी में क्या-क्या होना चाहिए?", "What belongs in a good note?"],
      choices: [
        { id: "a", text: ["तथ्य, पृष्ठ संदर्भ के साथ", "The facts, with page references"] },
        { id: "b", text: ["पूरे पत्र की नकल", "A copy of the whole letter"] },
        { id: "c", text: ["लागू नियम और स्पष्ट प्रस्ताव", "The rule that applies and a clear proposal"] },
        { id: "d", text: ["सहकर्मी के बारे में व्यक्तिगत राय", "A personal opinion about a colleague"] }
      ],
      answer: ["a", "c"],
      why: ["तथ्य, नियम और प्रस्ताव से अधिकारी तुरंत निर्णय दे सकता है। टिप्पणी RTI में भी माँगी जा सकती है।", "With facts, rule and proposal the officer can decide at once. A note may also be asked for under RTI."]
    },
    {
      id: "q08-order",
      text: ["जाने वाले पत्र का सही क्रम कौन-सा है?", "Which is the right order for a letter going out?"],
      choices: [
        { id: "a", text: ["प्रेषण → अनुमोदन → हस्ताक्षर", "Dispatch → approval → signature"] },
        { id: "b", text: ["हस्ताक्षर → प्रारूप → प्रेषण", "Signature → draft → dispatch"] },
        { id: "c", text: ["प्रारूप → अनुमोदन → हस्ताक्षर → प्रेषण", "Draft → approval → signature → dispatch"] }
      ],
      answer: ["c"],
      why: ["अनुमोदन और हस्ताक्षर के बाद ही पत्र भेजा जाता है।", "A letter goes out only after approval and signature."]
    },
    {
      id: "q09-pin",
      text: ["व्यस्त अधिकारी अपने DSC का PIN निजी सहायक को दे सकता है।", "A busy officer may give the PIN of the DSC to the P.A."],
      answer: ["false"],
      why: ["PIN किसी को नहीं दिया जाता। टोकन से जो हुआ, वह धारक के नाम पर है।", "The PIN is given to no one. What is done with the token is done in its holder's name."]
    },
    {
      id: "q10-signature",
      text: ["डिजिटल हस्ताक्षर के बाद दस्तावेज़ बदला जाए तो जाँच में पता चल जाता है।", "If a document is changed after a digital signature, the check shows it."],
      answer: ["true"],
      why: ["एक अक्षर भी बदले तो हस्ताक्षर की जाँच विफल होती है।", "If even one letter changes, the signature no longer verifies."]
    }
  ]
});
