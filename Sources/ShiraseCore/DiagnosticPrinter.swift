import Foundation

/// How diagnostics and summaries are written.
public enum DiagnosticFormat: String, Sendable, CaseIterable {
    /// For a person at a terminal: place, message, the line with a caret, the remedy.
    case human
    /// One JSON object a line.
    case json
    /// Annotations as GitHub Actions reads them (workflow commands, docs.github.com, 2026-11).
    case github
}

/// Writes diagnostics as text.
public struct DiagnosticPrinter: Sendable {
    public let format: DiagnosticFormat
    public let language: MessageLanguage

    public init(format: DiagnosticFormat, language: MessageLanguage) {
        self.format = format
        self.language = language
    }

    /// The text of diagnostics, each ending with a newline.
    public func text(_ diagnostics: [Diagnostic]) -> String {
        // The lines of a file are counted once, however many diagnostics point into it.
        var lines: [String: [Int]] = [:]
        for diagnostic in diagnostics {
            for place in [diagnostic.place] + diagnostic.notes.map(\.place) {
                guard case .source(let range) = place, lines[range.file.path] == nil else { continue }
                lines[range.file.path] = range.file.lineStarts
            }
        }
        let printer = LocatedPrinter(format: format, language: language, lines: lines)
        return diagnostics.map(printer.text).joined()
    }

    /// The text of one diagnostic, ending with a newline.
    public func text(_ diagnostic: Diagnostic) -> String { text([diagnostic]) }
}

/// Writes diagnostics whose files' lines are known.
private struct LocatedPrinter {
    let format: DiagnosticFormat
    let language: MessageLanguage
    /// Where the lines start, by file.
    let lines: [String: [Int]]

    func text(_ diagnostic: Diagnostic) -> String {
        switch format {
        case .human: human(diagnostic)
        case .json: json(diagnostic)
        case .github: github(diagnostic)
        }
    }

    private func position(_ range: SourceRange) -> SourcePosition {
        SourcePosition(range, lineStarts: lines[range.file.path])
    }

    private func human(_ diagnostic: Diagnostic) -> String {
        let severity =
            switch diagnostic.severity {
            case .error: Message(en: "error", ja: "エラー")
            case .warning: Message(en: "warning", ja: "注意")
            }
        var text = "\(location(diagnostic.place)): \(severity[language]): \(diagnostic.message[language])"
        text += " [\(diagnostic.id)]\n" + excerpt(diagnostic.place)
        for note in diagnostic.notes {
            text += "\(location(note.place)): \(Message(en: "note", ja: "関連")[language]): \(note.message[language])\n"
            text += excerpt(note.place)
        }
        if let hint = diagnostic.hint {
            text += "  \(Message(en: "hint", ja: "対処")[language]): \(hint[language])\n"
        }
        return text
    }

    private func location(_ place: Diagnostic.Place) -> String {
        switch place {
        case .path(let path): return path
        case .source(let range):
            let position = position(range)
            return "\(range.file.path):\(position.line):\(position.column)"
        }
    }

    private func excerpt(_ place: Diagnostic.Place) -> String {
        guard case .source(let range) = place else { return "" }
        return Excerpt(position(range)).text
    }

    private func json(_ diagnostic: Diagnostic) -> String {
        struct Output: Encodable {
            var severity: String
            var id: String
            var message: String
            var hint: String?
            var path: String
            var line: Int?
            var column: Int?
            var length: Int?
            var notes: [Output]?
        }
        func output(_ severity: String, _ id: String, _ message: Message, _ hint: Message?, _ place: Diagnostic.Place)
            -> Output
        {
            let position: SourcePosition? = if case .source(let range) = place { self.position(range) } else { nil }
            return Output(
                severity: severity, id: id, message: message[language], hint: hint?[language], path: place.path,
                line: position?.line, column: position?.column, length: position?.length)
        }
        var value = output(
            diagnostic.severity.rawValue, diagnostic.id, diagnostic.message, diagnostic.hint, diagnostic.place)
        if !diagnostic.notes.isEmpty {
            value.notes = diagnostic.notes.map { output("note", diagnostic.id, $0.message, nil, $0.place) }
        }
        return JSONText.line(value)
    }

    private func github(_ diagnostic: Diagnostic) -> String {
        func property(_ text: String) -> String {
            data(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
        }
        func data(_ text: String) -> String {
            text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
        }
        var properties = "file=\(property(diagnostic.place.path))"
        if case .source(let range) = diagnostic.place {
            let position = position(range)
            properties += ",line=\(position.line),col=\(position.column)"
        }
        properties += ",title=\(property(diagnostic.id))"
        let body = ([diagnostic.message] + (diagnostic.hint.map { [$0] } ?? [])).map { $0[language] }
        return "::\(diagnostic.severity.rawValue) \(properties)::\(data(body.joined(separator: "\n")))\n"
    }
}

/// A source line with a caret under the place. East Asian wide characters take two columns, so the caret is padded by width;
/// of a very long line only the part around the place is shown.
struct Excerpt {
    let text: String

    private static let widest = 100

    init(_ position: SourcePosition) {
        var characters = Array(position.lineText.replacing("\t", with: " "))
        var column = min(position.column - 1, characters.count)
        if characters.count > Self.widest {
            let start = max(0, min(column - Self.widest / 2, characters.count - Self.widest))
            characters = Array(characters[start..<(start + Self.widest)])
            column -= start
        }
        let number = String(position.line)
        let gutter = String(repeating: " ", count: number.count)
        let before = characters[..<column].reduce(0) { $0 + $1.terminalWidth }
        let marked = characters[column...].prefix(position.length).reduce(0) { $0 + $1.terminalWidth }
        text =
            "  \(number) | \(String(characters))\n"
            + "  \(gutter) | " + String(repeating: " ", count: before) + String(repeating: "^", count: max(marked, 1))
            + "\n"
    }
}

extension Character {
    /// Columns on a terminal: 2 for East Asian wide and full-width characters and emoji, else 1 (UAX 11's blocks, coarsely).
    var terminalWidth: Int {
        guard let scalar = unicodeScalars.first?.value else { return 0 }
        let wide: [ClosedRange<UInt32>] = [
            0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD,
        ]
        return wide.contains { $0.contains(scalar) } ? 2 : 1
    }
}
