using Lrs.Web;

namespace Authoring.Uploads;

/// <summary>Why a piece of an upload is not taken.</summary>
internal static class UploadFailures
{
    public static readonly Failure NotThere = new Failure.NotFound(new Problem("upload-unknown",
        new("यह अपलोड नहीं मिला, या आपके विभाग का नहीं है।", "This upload was not found, or is not your department's."),
        Cure: new("फ़ाइल फिर से भेजें।", "Upload the file again.")));

    public static readonly Failure Empty = new Failure.Invalid(new Problem("upload-empty",
        new("फ़ाइल खाली है या चुनी नहीं गई।", "The file is empty, or none was chosen."),
        Place: "file", Cure: new("अपने कंप्यूटर से पैकेज की ज़िप चुनें।", "Choose the zip of the package on your computer.")));

    public static readonly Failure TooMany = new Failure.TooMany(new Problem("uploads-open",
        new("आपके पाँच अपलोड अभी अधूरे हैं।", "Five of your uploads are still arriving."),
        Cure: new("पहले उन्हें पूरा करें; अधूरे अपलोड एक दिन बाद हट जाते हैं।", "Finish those first; unfinished uploads are removed after a day.")));

    public static readonly Failure Arrived = new Failure.Conflict(new Problem("upload-arrived",
        new("यह अपलोड पूरा हो चुका है।", "This upload is complete already.")));

    public static readonly Failure OtherTab = new Failure.Conflict(new Problem("upload-busy",
        new("यही फ़ाइल दूसरी टैब से भेजी जा रही है।", "The same file is being sent from another tab."),
        Cure: new("दूसरी टैब बंद करें।", "Close the other tab.")));

    public static readonly Failure MoreThanAnnounced = new Failure.TooLarge(new Problem("upload-longer",
        new("जितना आकार बताया गया था, उससे अधिक भेजा गया।", "More was sent than the size announced.")));

    public static Failure WrongOffset(long reached) => new Failure.Conflict(new Problem("upload-offset",
        new($"अब तक {reached} बाइट पहुँचे हैं; वहीं से आगे भेजें।", $"{reached} bytes have arrived; go on from there."), Place: $"{reached}"));

    public static Failure TooLarge(long most) => new Failure.TooLarge(new Problem("too-large",
        new($"फ़ाइल {most >> 20} MB की सीमा से बड़ी है।", $"The file is larger than the limit of {most >> 20} MB."),
        Clause: "Authoring:MostUploadBytes",
        Cure: new("वीडियो छोटे करें, या पाठ्यक्रम को बाँटें; सीमा व्यवस्थापक बदल सकते हैं।",
            "Make the videos smaller or split the course; an operator can raise the limit.")));
}
