using Lrs.Web;

namespace Lrs.Reports.Boards;

/// <summary>The districts of Haryana as registers spell them, in both languages.</summary>
public static class Districts
{
    private static readonly Dictionary<string, string> Hindi = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Ambala"] = "अंबाला", ["Bhiwani"] = "भिवानी", ["Charkhi Dadri"] = "चरखी दादरी", ["Faridabad"] = "फरीदाबाद",
        ["Fatehabad"] = "फतेहाबाद", ["Gurugram"] = "गुरुग्राम", ["Hisar"] = "हिसार", ["Jhajjar"] = "झज्जर",
        ["Jind"] = "जींद", ["Kaithal"] = "कैथल", ["Karnal"] = "करनाल", ["Kurukshetra"] = "कुरुक्षेत्र",
        ["Mahendragarh"] = "महेंद्रगढ़", ["Nuh"] = "नूंह", ["Palwal"] = "पलवल", ["Panchkula"] = "पंचकूला",
        ["Panipat"] = "पानीपत", ["Rewari"] = "रेवाड़ी", ["Rohtak"] = "रोहतक", ["Sirsa"] = "सिरसा",
        ["Sonipat"] = "सोनीपत", ["Yamunanagar"] = "यमुनानगर", ["Chandigarh"] = "चंडीगढ़",
    };

    /// <summary>The district in both languages; a name not known here stays as it is.</summary>
    public static Text Name(string district) => new(Hindi.GetValueOrDefault(district, district), district);
}
