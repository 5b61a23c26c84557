using Lrs.Web;

namespace Lrs.People;

/// <summary>What is wrong with one row, in which column, and what to do.</summary>
public sealed record RowProblem(string Code, string Column, Text Message, Text Cure)
{
    public static RowProblem ExtraCells() => new("extra-cells", "",
        new("पंक्ति में शीर्षक से अधिक कक्ष हैं।", "The row has more cells than the header."),
        new("अल्पविराम वाले पाठ को उद्धरण चिह्नों (\") में रखें।", "Put text that has a comma in quotation marks (\")."));

    public static RowProblem BadCode(string typed) => new("bad-code", "hrms_code",
        new($"“{typed}” HRMS कोड नहीं हो सकता।", $"“{typed}” can't be an HRMS code."),
        new("वेतन पर्ची का कोड भरें: 3 से 20 अक्षर और अंक।", "Enter the code of the pay slip: 3 to 20 letters and digits."));

    public static RowProblem DuplicateCode(string code, long line, bool same) => new("duplicate-code", "hrms_code",
        new($"HRMS कोड {code} पंक्ति {line} में भी है{(same ? "" : ", दूसरे विवरण के साथ")}।", $"HRMS code {code} is also in line {line}{(same ? "" : ", with other details")}."),
        new("एक कोड एक ही व्यक्ति का होता है: ग़लत पंक्ति ठीक करें या हटाएँ।", "One code is one person: correct the wrong line or take it out."));

    public static RowProblem Missing(string column, Text what) => new("missing-" + column.Replace('_', '-'), column,
        new($"{what.Hi} नहीं भरा है।", $"{what.En} is not filled in."),
        new($"स्तंभ {column} भरें।", $"Fill in the column {column}."));

    public static RowProblem UnknownDepartment(string code) => new("unknown-department", "department",
        new($"विभाग {code} नहीं है।", $"Department {code} does not exist."),
        new("विभागों की सूची का कोड भरें।", "Use a code from the list of departments."));

    public static RowProblem NotYourDepartment(string code) => new("not-your-department", "department",
        new($"आप विभाग {code} के कर्मचारी दर्ज नहीं कर सकते।", $"You can't register the staff of department {code}."),
        new("केवल अपने विभाग की पंक्तियाँ रखें।", "Keep only the rows of your own department."));

    public static RowProblem StaffOfAnotherDepartment(string department) => new("staff-of-another-department", "hrms_code",
        new($"यह व्यक्ति अभी विभाग {department} में दर्ज है।", $"This person is registered in department {department} at present."),
        new($"स्थानांतरण के लिए विभाग {department} के नोडल अधिकारी या संचालक से कहें।", $"For a transfer, ask the nodal officer of {department} or the operator."));

    public static RowProblem UnknownOffice(string code, string department) => new("unknown-office", "office",
        new($"विभाग {department} में कार्यालय {code} नहीं है।", $"Department {department} has no office {code}."),
        new("कार्यालयों की सूची का कोड भरें।", "Use a code from the list of offices."));

    public static RowProblem UnknownPosition(string position) => new("unknown-position", "position",
        new($"पद {position} दक्षता शब्दकोश में नहीं है।", $"Position {position} is not in the competency dictionary."),
        new("शब्दकोश की पद संख्या भरें, जैसे PID0001।", "Use a position id of the dictionary, such as PID0001."));

    public static RowProblem BadMobile(string typed) => new("bad-mobile", "mobile",
        new($"“{typed}” मोबाइल नंबर नहीं हो सकता।", $"“{typed}” can't be a mobile number."),
        new("10 अंकों का नंबर भरें।", "Enter a number of ten digits."));

    public static RowProblem BadEmail(string typed) => new("bad-email", "email",
        new($"“{typed}” ई-मेल पता नहीं हो सकता।", $"“{typed}” can't be an e-mail address."),
        new("पता ठीक करें, या कक्ष ख़ाली छोड़ें।", "Correct the address, or leave the cell empty."));

    public static RowProblem NoContact() => new("no-contact", "mobile",
        new("न मोबाइल है, न ई-मेल: एक बार का पासवर्ड कहीं नहीं जा सकता।", "Neither mobile nor e-mail: a one-time password has nowhere to go."),
        new("कम से कम मोबाइल नंबर भरें।", "Fill in the mobile number at least."));

    public static RowProblem BadActive(string typed) => new("bad-active", "active",
        new($"“{typed}” समझ में नहीं आया।", $"“{typed}” is not understood."),
        new("सक्रिय के लिए 1, निष्क्रिय के लिए 0 भरें।", "Use 1 for active and 0 for inactive."));

    public static RowProblem OfficerOfTheState(Role held) => new("officer-of-the-state", "hrms_code",
        new($"यह व्यक्ति {held.Name().Hi} है: इसका विवरण विभाग की फ़ाइल से नहीं बदलता।", $"This person is {held.Name().En}: a department's file can't change the details."),
        new("पंक्ति हटाएँ, और बदलाव के लिए संचालक से कहें।", "Take the row out, and ask the operator for the change."));

    public static RowProblem OfficersContact(string column, Role held) => new("officers-contact", column,
        new($"यह व्यक्ति {held.Name().Hi} है: अधिकारी का मोबाइल, ई-मेल और सक्रियता केवल संचालक बदलता है।",
            $"This person is {held.Name().En}: only the operator changes an officer's mobile number, e-mail address or active state."),
        new($"स्तंभ {column} में पहले वाला मान रखें, या संचालक से बदलवाएँ।", $"Keep the former value in the column {column}, or ask the operator to change it."));

    public static RowProblem UnknownRole(string typed) => new("unknown-role", "role",
        new($"भूमिका “{typed}” नहीं है।", $"There is no role “{typed}”."),
        new("nodal_officer, head_of_department, chief_secretary, author या operator भरें।",
            "Use nodal_officer, head_of_department, chief_secretary, author or operator."));

    public static RowProblem UnknownPerson(string code) => new("unknown-person", "hrms_code",
        new($"HRMS कोड {code} दर्ज नहीं है।", $"HRMS code {code} is not registered."),
        new("पहले व्यक्ति को दर्ज करें।", "Register the person first."));
}
