import Foundation
import ShiraseCore

/// schema.org's vocabulary, from `Tests/schema-org.txt`, and what it says against a JSON-LD graph: types that do not exist, properties that do
/// not belong to their type, values of other kinds than a property takes.
struct SchemaOrg {
    private var supertypes: [String: [String]] = [:]
    private var properties: [String: (domains: Set<String>, ranges: Set<String>)] = [:]
    private(set) var members: [String: Set<String>] = [:]

    init() throws {
        let text = String(decoding: try LocalFileSystem().read(TestSite.folder + "schema-org.txt"), as: UTF8.self)
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            let words = line.split(separator: " ").map(String.init)
            switch words[0] {
            case "type": supertypes[words[1]] = Array(words.dropFirst(3))
            case "property":
                let parts = words.dropFirst(3).split(separator: "is")
                properties[words[1]] = (Set(parts[0]), Set(parts[1]))
            default: members[words[1]] = Set(words.dropFirst(2))
            }
        }
    }

    /// A type and everything that it is a kind of.
    private func kinds(_ type: String) -> Set<String> {
        (supertypes[type] ?? []).reduce(into: [type]) { $0.formUnion(kinds($1)) }
    }

    /// What is wrong with the text of a script element; empty where nothing is.
    func mistakes(in script: String) throws -> [String] {
        guard case .object(let root) = try JSONDecoder().decode(JSON.self, from: Data(script.utf8)),
            root["@context"] == .string("https://schema.org"), case .array(let graph)? = root["@graph"], root.count == 2
        else { return ["it is no graph in schema.org's words"] }
        var found: [String] = []
        var types: [String: String] = [:]
        for node in graph { collect(node, &types, &found) }
        for node in graph { check(node, as: nil, types, &found) }
        return found
    }

    /// The types of the nodes that have an id and are described.
    private func collect(_ value: JSON, _ types: inout [String: String], _ found: inout [String]) {
        switch value {
        case .array(let values): for value in values { collect(value, &types, &found) }
        case .object(let members):
            if case .string(let id)? = members["@id"], case .string(let type)? = members["@type"] {
                if types.updateValue(type, forKey: id) != nil { found.append("\(id) is described twice") }
                if id.wholeMatch(of: Self.url) == nil { found.append("\(id) is no whole address") }
            }
            for value in members.values { collect(value, &types, &found) }
        default: break
        }
    }

    /// - Parameter ranges: what the property that holds the node takes; `nil` for a node of the graph.
    private func check(_ node: JSON, as ranges: Set<String>?, _ types: [String: String], _ found: inout [String]) {
        guard case .object(let members) = node, case .string(let type)? = members["@type"] else {
            return found.append("a node has no type")
        }
        guard supertypes[type] != nil else { return found.append("there is no type \(type)") }
        let kinds = kinds(type)
        if let ranges, kinds.isDisjoint(with: ranges) { found.append("\(type) is none of \(ranges.sorted())") }
        for (name, value) in members.sorted(by: { $0.key < $1.key }) where !name.hasPrefix("@") {
            guard let property = properties[name] else {
                found.append("there is no property \(name)")
                continue
            }
            if kinds.isDisjoint(with: property.domains) { found.append("\(type) has no \(name)") }
            if ["review", "aggregateRating"].contains(name) { found.append("a clinic says no \(name) of itself") }
            let values = if case .array(let values) = value { values } else { [value] }
            if values.isEmpty { found.append("\(name) is empty") }
            for value in values {
                switch value {
                case .object(let inner) where inner["@type"] != nil: check(value, as: property.ranges, types, &found)
                default:
                    if !fits(value, property.ranges, types) { found.append("\(name) of \(type) takes no \(value)") }
                }
            }
        }
    }

    private func fits(_ value: JSON, _ ranges: Set<String>, _ types: [String: String]) -> Bool {
        switch value {
        case .string(let text):
            ranges.contains { range in
                switch range {
                case "Text": !text.allSatisfy(\.isWhitespace)
                case "URL": text.wholeMatch(of: Self.url) != nil
                case "Date": text.wholeMatch(of: /\d{4}-\d{2}-\d{2}/) != nil && Self.isMoment(text)
                case "DateTime":
                    text.wholeMatch(of: /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})/) != nil
                        && Self.isMoment(text)
                case "Time": text.wholeMatch(of: /([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?(Z|[+-]\d{2}:\d{2})?/) != nil
                default:
                    members[range]?.contains { text == "https://schema.org/\($0)" } ?? false
                }
            }
        case .number(let number):
            ranges.contains("Number") || ranges.contains("Integer") && number == number.rounded()
        case .flag: ranges.contains("Boolean")
        case .object(let members):
            if case .string(let id)? = members["@id"], members.count == 1 {
                // What another page describes may be anything.
                types[id].map { !kinds($0).isDisjoint(with: ranges) } ?? ranges.contains("Thing")
            } else {
                false
            }
        case .array: false
        }
    }

    private static var url: Regex<Substring> { /https?:\/\/[^\s"<>]+/ }

    private static func isMoment(_ text: String) -> Bool {
        if case .moment = TimeZoneCalendar.utc.parse(text) { true } else { false }
    }

    /// JSON as it is read, not as it was meant.
    enum JSON: Decodable, Equatable {
        case string(String)
        case number(Double)
        case flag(Bool)
        case array([JSON])
        case object([String: JSON])

        init(from decoder: any Decoder) throws {
            let value = try decoder.singleValueContainer()
            if let flag = try? value.decode(Bool.self) {
                self = .flag(flag)
            } else if let number = try? value.decode(Double.self) {
                self = .number(number)
            } else if let text = try? value.decode(String.self) {
                self = .string(text)
            } else if let values = try? value.decode([JSON].self) {
                self = .array(values)
            } else {
                self = .object(try value.decode([String: JSON].self))
            }
        }

        subscript(name: String) -> JSON? { if case .object(let members) = self { members[name] } else { nil } }
    }
}
