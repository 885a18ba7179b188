import ShiraseClinic
import ShiraseCore
import ShiraseSite

/// One more closure in `clinic.yml`: a line in its `exceptions`. Everything else of the file stays as it is.
public struct NewClosure: Sendable {
    public let from: CivilDate
    public let to: CivilDate
    /// An id; `nil`: the whole day.
    public let session: String?
    public let kind: String
    public let reason: String?
    /// Today: the day under which patients find it among the notices.
    public let announced: CivilDate

    public init(
        from: CivilDate, to: CivilDate, session: String?, kind: String, reason: String?, announced: CivilDate
    ) {
        self.from = from
        self.to = to
        self.session = session
        self.kind = kind
        self.reason = reason
        self.announced = announced
    }

    /// The line, without its place in the list.
    var line: String {
        func quoted(_ text: String) -> String { JSONText.line(text).trimmingWhiteSpace }
        let days = from == to ? "date: \(from.text)" : "from: \(from.text), to: \(to.text)"
        let parts = [
            days, session.map { "session: \(quoted($0))" }, "kind: \(quoted(kind))",
            reason.map { "reason: \(quoted($0))" }, "announced: \(announced.text)",
        ]
        return "{\(parts.compactMap(\.self).joined(separator: ", "))}"
    }

    /// Adds the line, unless the file would be wrong with it.
    /// - Returns: the line as it was written, or what is wrong.
    public func write(root: String, fileSystem: any FileSystem) throws(FileError) -> Result<String, NewArticle.Failure>
    {
        let path = root.appendingPath(ClinicHours.path)
        let file = SourceFile(path: ClinicHours.path, bytes: try fileSystem.read(path))
        let sink = DiagnosticSink()
        guard let bytes = inserted(into: file, sink) else { return .failure(.init(all: sink.diagnostics)) }
        let written = SourceFile(path: file.path, bytes: bytes)
        let (before, after) = (DiagnosticSink(), DiagnosticSink())
        _ = Clinic.load(file, languages: nil, before)
        _ = Clinic.load(written, languages: nil, after)
        // A warning that the line brings, as of a day that is closed anyway, is mostly a wrong date.
        guard !after.diagnostics.hasErrors, after.diagnostics.count <= before.diagnostics.count else {
            return .failure(.init(all: after.diagnostics))
        }
        let stage = root.appendingPath("content/.clinic.yml.new")
        try fileSystem.write(bytes, to: stage)
        try fileSystem.rename(stage, to: path)
        return .success(line)
    }

    /// The file with the line in it: first in the list, where a comment behind the key or the last entry's length does not matter.
    private func inserted(into file: SourceFile, _ sink: DiagnosticSink) -> [UInt8]? {
        guard let value = YAMLValue.parse(file, 0..<file.bytes.count, sink), case .mapping(let entries) = value.content
        else { return nil }
        var bytes = file.bytes
        guard let entry = entries.first(where: { $0.key == "exceptions" }) else {
            if let last = bytes.last, last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
            return bytes + "exceptions:\n  - \(line)\n".utf8
        }
        let start = entry.value.range.offsets.lowerBound
        if bytes.indices.contains(start), bytes[start] == UInt8(ascii: "[") {
            let isEmpty = if case .sequence(let values) = entry.value.content { values.isEmpty } else { true }
            bytes.insert(contentsOf: "\(line)\(isEmpty ? "" : ", ")".utf8, at: start + 1)
            return bytes
        }
        let key = entry.keyRange.offsets.lowerBound
        let lineEnd = bytes[key...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
        // As deep as the entries that are there.
        var indent = [UInt8](repeating: UInt8(ascii: " "), count: 2)
        if case .sequence(let values) = entry.value.content, let first = values.first {
            let lineStart =
                bytes[..<first.range.offsets.lowerBound].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
            indent = Array(bytes[lineStart...].prefix { $0 == UInt8(ascii: " ") })
        }
        let newLine = [UInt8(ascii: "\n")] + indent + "- \(line)".utf8
        bytes.insert(contentsOf: newLine, at: lineEnd)
        return bytes
    }
}
