using System.Text;
using CsvHelper;
using Lrs.Web;

namespace Lrs.People;

/// <summary>One record of a file: the line it begins on, its cells by column name, and whether it has more cells than the header.</summary>
public sealed record CsvLine(long Line, IReadOnlyDictionary<string, string> Cells, bool HasExtraCells)
{
    /// <summary>A cell without the blanks around it; empty where the file has no such column.</summary>
    public string this[string column] => Cells.GetValueOrDefault(column, "");
}

/// <summary>
/// A file as a spreadsheet saves it: UTF-8 (or UTF-16 with a mark), comma, semicolon or tab, a header row.
/// Column names are taken without regard to capitals, and a blank reads as an underscore.
/// </summary>
public sealed record CsvTable(IReadOnlyList<string> Columns, IReadOnlyList<CsvLine> Rows)
{
    private const int LongestRecord = 65536;

    /// <summary>Reads a whole file. Invalid where it is no such file, lacks a column, or has more rows than allowed.</summary>
    public static Outcome<CsvTable> Read(Stream file, IReadOnlyList<string> required, int mostRows)
    {
        try
        {
            if (IsZip(file))
                return FileProblem("not-csv", "यह Excel की कार्यपुस्तिका है, CSV नहीं।", "This is an Excel workbook, not CSV.",
                    "Excel में “Save As” से “CSV UTF-8” चुनें और वह फ़ाइल दें।", "In Excel choose Save As, “CSV UTF-8”, and upload that file.");
            using var reader = new StreamReader(file, Strict(), detectEncodingFromByteOrderMarks: true, leaveOpen: true);
            using var csv = CsvReader.Create(reader, new CsvReaderOptions
            {
                Separator = SeparatorOf(file),
                HasHeader = false,
                MalformedData = CsvMalformedDataHandling.Throw,
                MaxRecordSize = LongestRecord,
                TrackLineNumbers = true,
            });
            return ReadRows(csv, required, mostRows);
        }
        catch (DecoderFallbackException)
        {
            return FileProblem("not-utf-8", "फ़ाइल UTF-8 में नहीं है, इसलिए हिन्दी अक्षर नहीं पढ़े जा सकते।", "The file is not UTF-8, so Hindi letters can't be read.",
                "Excel में “Save As” से “CSV UTF-8” चुनें और वह फ़ाइल दें।", "In Excel choose Save As, “CSV UTF-8”, and upload that file.");
        }
        catch (CsvFormatException broken)
        {
            var line = broken.LineNumber;
            return FileProblem("unreadable", $"पंक्ति {line} के पास फ़ाइल पढ़ी नहीं जा सकी।", $"The file can't be read near line {line}.",
                "देखें कि उद्धरण चिह्न (\") जोड़े में हों और कोई कक्ष बहुत लंबा न हो।", "See that quotation marks (\") come in pairs and that no cell is very long.");
        }
    }

    private static Outcome<CsvTable> ReadRows(CsvReader csv, IReadOnlyList<string> required, int mostRows)
    {
        if (!csv.Read())
            return FileProblem("empty", "फ़ाइल ख़ाली है।", "The file is empty.", "नमूना फ़ाइल उतारकर भरें।", "Download the template and fill it in.");
        var columns = Cells(csv).Select(NameOf).ToList();
        if (required.FirstOrDefault(c => !columns.Contains(c)) is { } missing)
            return FileProblem("missing-column", $"शीर्षक पंक्ति में स्तंभ {missing} नहीं है।", $"Column {missing} is not in the header row.",
                $"स्तंभ {missing} जोड़ें और हर पंक्ति में भरें।", $"Add the column {missing} and fill it in every row.");
        if (columns.Where(c => c.Length > 0).GroupBy(c => c).FirstOrDefault(same => same.Count() > 1) is { } twice)
            return FileProblem("repeated-column", $"स्तंभ {twice.Key} दो बार है।", $"Column {twice.Key} is there twice.",
                "एक को हटाएँ।", "Take one of them out.");
        var rows = new List<CsvLine>();
        while (csv.Read())
        {
            var cells = Cells(csv);
            if (cells.All(cell => cell.Length == 0))
                continue;
            if (rows.Count == mostRows)
                return FileProblem("too-many-rows", $"फ़ाइल में {Figures.Indian(mostRows)} से अधिक पंक्तियाँ हैं।", $"The file has more than {Figures.Indian(mostRows)} rows.",
                    "फ़ाइल को भागों में बाँटकर दें।", "Split the file and upload the parts.");
            rows.Add(new CsvLine(
                csv.LineNumber,
                columns.Zip(cells).Where(c => c.First.Length > 0).ToDictionary(c => c.First, c => c.Second),
                cells.Skip(columns.Count).Any(cell => cell.Length > 0)));
        }

        return rows.Count == 0
            ? FileProblem("no-rows", "शीर्षक पंक्ति के नीचे कोई पंक्ति नहीं है।", "There is no row under the header.", "कम से कम एक पंक्ति भरें।", "Fill in at least one row.")
            : new CsvTable(columns, rows);
    }

    private static List<string> Cells(CsvReader csv) =>
        Enumerable.Range(0, csv.FieldCount).Select(i => csv.GetString(i).Trim()).ToList();

    private static string NameOf(string header) => header.Trim().ToLowerInvariant().Replace(' ', '_');

    private static UTF8Encoding Strict() => new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static bool IsZip(Stream file)
    {
        Span<byte> first = stackalloc byte[2];
        var read = file.ReadAtLeast(first, 2, throwOnEndOfStream: false);
        file.Position = 0;
        return read == 2 && first.SequenceEqual("PK"u8);
    }

    private static char SeparatorOf(Stream file)
    {
        using var reader = new StreamReader(file, Strict(), detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        var header = new char[4096];
        var length = reader.ReadBlock(header);
        file.Position = 0;
        var line = header.AsSpan(0, length);
        line = line.IndexOf('\n') is >= 0 and var end ? line[..end] : line;
        return line.Count('\t') > line.Count(',') ? '\t' : line.Count(';') > line.Count(',') ? ';' : ',';
    }

    private static Outcome<CsvTable> FileProblem(string code, string hi, string en, string cureHi, string cureEn) =>
        new Failure.Invalid(new Problem($"people/import/{code}", new Text(hi, en), Cure: new Text(cureHi, cureEn)));
}
