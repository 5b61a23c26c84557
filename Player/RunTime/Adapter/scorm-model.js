// The interpreter of the rules, line for line what DataType.cs, ElementName.cs and ModelValues.cs do.
// The tables come from C# as JSON; a rule is changed there and nowhere else.

const wholes = new Map();

function matchesWhole(pattern, text) {
  if (!wholes.has(pattern)) wholes.set(pattern, new RegExp(`^(?:${pattern})$`));
  return wholes.get(pattern).test(text);
}

function isKnownLanguage(tag, rules) {
  if (!matchesWhole(rules.types.language.pattern, tag)) return false;
  const code = tag.split("-")[0].toLowerCase();
  return !rules.languages || code === "i" || code === "x" || rules.languages.includes(code);
}

function prefixIsKnownLanguage(text, rules) {
  if (!text.startsWith("{lang=")) return true;
  const end = text.indexOf("}");
  return end < 0 || (end > 6 && isKnownLanguage(text.slice(6, end), rules));
}

function checkParts(type, item) {
  if (!type.parts) return true;
  const given = type.partSeparator ? item.split(type.partSeparator) : [item];
  if (given.length === 1 && type.singleAllowed) return given[0].length > 0 && matchesWhole(type.parts[0], given[0]);
  if (given.length !== type.parts.length || given.every(part => part.length === 0)) return false;
  if (!given.every((part, i) => matchesWhole(type.parts[i], part))) return false;
  return !type.isRange || given[0] === "" || given[1] === "" || Number(given[0]) <= Number(given[1]);
}

function checkItems(type, value, rules) {
  let rest = value;
  for (;;) {
    const name = (type.delimiters ?? []).find(d => rest.startsWith(`{${d}=`));
    const end = rest.indexOf("}");
    if (name === undefined || end < 0) break;
    if (!["true", "false"].includes(rest.slice(name.length + 2, end))) return false;
    rest = rest.slice(end + 1);
  }
  if (rest === "") return type.emptyAllowed;
  const items = type.separator ? rest.split(type.separator) : [rest];
  if (type.itemsUnique && new Set(items).size !== items.length) return false;
  return items.every(item => (!type.localized || prefixIsKnownLanguage(item, rules)) && checkParts(type, item));
}

// The text to store, or null with whether the value was out of range.
function checkValue(type, value, rules) {
  const mismatch = { text: null, outOfRange: false };
  if (type.maxLength !== undefined && value.length > type.maxLength) return mismatch;
  if (type.aliases && Object.hasOwn(type.aliases, value)) value = type.aliases[value];
  if (type.vocabulary) {
    if (type.vocabulary.includes(value)) return { text: value };
    if (type.pattern === undefined) return mismatch;
  }
  const comma = value.indexOf(",");
  if (type.decimalComma && !value.includes(".") && comma > 0 && comma === value.lastIndexOf(",")) value = value.replace(",", ".");
  if (type.pattern !== undefined && !matchesWhole(type.pattern, value)) return mismatch;
  if (type.refused !== undefined && matchesWhole(type.refused, value)) return mismatch;
  if (type.isLanguage && value !== "" && !isKnownLanguage(value, rules)) return mismatch;
  if (type.delimiters || type.separator || type.parts) return checkItems(type, value, rules) ? { text: value } : mismatch;
  if (type.localized && !prefixIsKnownLanguage(value, rules)) return mismatch;
  if (value !== "" && (Number(value) < type.min || Number(value) > type.max)) return { text: null, outOfRange: true };
  return { text: value };
}

function parseName(name) {
  for (const prefix of ["adl.nav.request_valid.choice.", "adl.nav.request_valid.jump."]) {
    if (name.startsWith(`${prefix}{target=`) && name.endsWith("}")) return { pattern: `${prefix}{target}`, indexes: [] };
  }
  const parts = name.split(".");
  const indexes = [];
  for (let i = 0; i < parts.length; i++) {
    if (parts[i] === "#") return { pattern: "", indexes: [] };
    if (!/^[0-9]{1,9}$/.test(parts[i])) continue;
    indexes.push(Number(parts[i]));
    parts[i] = "#";
  }
  return { pattern: parts.join("."), indexes };
}

function fillName(parsed, pattern) {
  let next = 0;
  return pattern.split(".").map(part => (part === "#" ? parsed.indexes[next++] : part)).join(".");
}

function createModel(rules, start) {
  const codes = rules.codes;
  const elements = new Map(Object.entries(rules.elements));
  const collections = new Map(Object.entries(rules.collections));
  const children = new Map(Object.entries(rules.children));
  const unreadable = new Set(start.unreadable ?? []);
  const unwritable = new Set(start.unwritable ?? []);
  const values = new Map(Object.entries(start.values));
  const counts = new Map();
  const failed = error => ({ value: "", error });
  const countOf = list => counts.get(list) ?? 0;

  function eachIndex(parsed, visit) {
    let depth = 0;
    for (let at = parsed.pattern.indexOf("#"); at >= 0; at = parsed.pattern.indexOf("#", at + 1)) {
      if (visit(parsed.pattern.slice(0, at - 1), parsed.indexes[depth++])) return true;
    }
    return false;
  }

  function count(parsed) {
    eachIndex(parsed, (pattern, index) => {
      const list = fillName(parsed, pattern);
      counts.set(list, Math.max(countOf(list), index + 1));
    });
  }

  const indexMissing = (parsed, beyond) => eachIndex(parsed, (pattern, index) => {
    const allowed = countOf(fillName(parsed, pattern)) + (collections.get(pattern).grows ? beyond : 0);
    return index >= Math.min(allowed, rules.mostEntries);
  });

  const isKnown = owner => elements.has(owner) || children.has(owner) || collections.has(owner);

  function split(parsed) {
    const cut = parsed.pattern.lastIndexOf(".");
    return cut < 0 ? ["", ""] : [parsed.pattern.slice(0, cut), parsed.pattern.slice(cut + 1)];
  }

  function unknownCode(parsed) {
    const parts = parsed.pattern.split(".");
    const category = parts.slice(0, 2).join(".");
    const known = parts.length > 1 && [...elements.keys()].some(e => e === category || e.startsWith(`${category}.`));
    return known ? codes.unknownLeaf : codes.unknown;
  }

  function getKeyword(name, parsed) {
    if (name === "cmi._version") return { value: rules.version, error: 0 };
    const [owner, word] = split(parsed);
    const within = answer => (indexMissing({ pattern: owner, indexes: parsed.indexes }, 0) ? failed(codes.getIndex) : { value: answer, error: 0 });
    if (word === "_children" && children.has(owner)) return within(children.get(owner));
    if (word === "_count" && collections.has(owner)) return within(String(countOf(fillName(parsed, owner))));
    if ((word === "_children" || word === "_version") && isKnown(owner)) return failed(codes.noChildren);
    if (word === "_count" && isKnown(owner)) return failed(codes.noCount);
    return failed(unknownCode(parsed));
  }

  function setKeyword(name, parsed) {
    const [owner, word] = split(parsed);
    const keyword = name === "cmi._version" || (word === "_children" && children.has(owner)) || (word === "_count" && collections.has(owner));
    return keyword ? codes.keyword : unknownCode(parsed);
  }

  function decide(rule) {
    if (!rule.decided || !values.has(rule.decided.threshold)) return null;
    if (!values.has(rule.decided.measure)) return rule.decided.unmeasured;
    const reached = Number(values.get(rule.decided.measure)) >= Number(values.get(rule.decided.threshold));
    return reached ? rule.decided.reached : rule.decided.below;
  }

  function hasTwin(rule, parsed, stored, text) {
    const end = rule.name.lastIndexOf("#");
    const list = fillName(parsed, rule.name.slice(0, end - 1));
    const rest = rule.name.slice(end + 1);
    for (let i = 0; i < countOf(list); i++) {
      const other = `${list}.${i}${rest}`;
      if (other !== stored && values.get(other) === text) return true;
    }
    return false;
  }

  const storedName = (rule, parsed, name) => (rule.name.endsWith("{target}") ? name : fillName(parsed, rule.name));

  function get(name) {
    const parsed = parseName(name);
    const rule = elements.get(parsed.pattern);
    if (!rule) return getKeyword(name, parsed);
    if (rule.access === "writeOnly") return failed(codes.writeOnly);
    if (indexMissing(parsed, 0)) return failed(codes.getIndex);
    const stored = storedName(rule, parsed, name);
    if (unreadable.has(stored)) return failed(codes.writeOnly);
    const decided = decide(rule);
    if (decided !== null) return { value: decided, error: 0 };
    const value = values.get(stored);
    if (value !== undefined && !(rule.emptyIsUnset && value === "")) return { value, error: 0 };
    return rule.initial === undefined ? failed(codes.notSet) : { value: rule.initial, error: 0 };
  }

  // Also answers under which name and with what text the value was stored, and whether that is news.
  function set(name, value) {
    const parsed = parseName(name);
    const rule = elements.get(parsed.pattern);
    if (!rule) return failed(setKeyword(name, parsed));
    const stored = storedName(rule, parsed, name);
    if (rule.access === "readOnly" || unwritable.has(stored)) return failed(codes.readOnly);
    if (indexMissing(parsed, 1)) return failed(codes.setIndex);
    if (rule.dependsOn && !values.has(fillName(parsed, rule.dependsOn))) return failed(codes.dependency);
    const kind = rule.typeBy ? values.get(fillName(parsed, rule.typeBy)) : "";
    if (rule.singleFor?.includes(kind) && parsed.indexes[parsed.indexes.length - 1] > 0) return failed(codes.notAllowed);
    const checked = checkValue(rules.types[kind === "" ? rule.type : `${rule.type}.${kind}`], value, rules);
    if (checked.text === null) return failed(checked.outOfRange ? codes.outOfRange : codes.mismatch);
    const before = values.get(stored);
    let text = checked.text;
    if (rule.writeOnce && before !== undefined && before !== text) return failed(codes.notAllowed);
    if ((rule.unique || rule.uniqueFor?.includes(kind)) && hasTwin(rule, parsed, stored, text)) return failed(codes.notAllowed);
    if (rule.appends) text = (before ?? "") + text;
    if (text.length > rules.longestValue) return failed(codes.notAllowed);
    values.set(stored, text);
    count(parsed);
    return { value: text, error: 0, stored, changed: before !== text };
  }

  for (const name of values.keys()) count(parseName(name));
  return { get, set, values };
}
