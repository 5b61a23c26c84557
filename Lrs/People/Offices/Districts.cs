using Lrs.Web;

namespace Lrs.People;

/// <summary>The 22 districts of Haryana.</summary>
public static class Districts
{
    public static readonly IReadOnlyList<Text> All =
    [
        new("अंबाला", "Ambala"),
        new("भिवानी", "Bhiwani"),
        new("चरखी दादरी", "Charkhi Dadri"),
        new("फ़रीदाबाद", "Faridabad"),
        new("फ़तेहाबाद", "Fatehabad"),
        new("गुरुग्राम", "Gurugram"),
        new("हिसार", "Hisar"),
        new("झज्जर", "Jhajjar"),
        new("जींद", "Jind"),
        new("कैथल", "Kaithal"),
        new("करनाल", "Karnal"),
        new("कुरुक्षेत्र", "Kurukshetra"),
        new("महेंद्रगढ़", "Mahendragarh"),
        new("नूंह", "Nuh"),
        new("पलवल", "Palwal"),
        new("पंचकूला", "Panchkula"),
        new("पानीपत", "Panipat"),
        new("रेवाड़ी", "Rewari"),
        new("रोहतक", "Rohtak"),
        new("सिरसा", "Sirsa"),
        new("सोनीपत", "Sonipat"),
        new("यमुनानगर", "Yamunanagar"),
    ];

    private static readonly Dictionary<string, Text> ByEnglishName = All.ToDictionary(d => d.En, StringComparer.OrdinalIgnoreCase);

    /// <summary>A district in both languages; one that is not in the list (an office in Delhi or Chandigarh) as it is written.</summary>
    public static Text Name(string district) => ByEnglishName.GetValueOrDefault(district, Text.Same(district));
}
