/// What is wrong, where, and what to do about it, as a value. An author's mistake becomes a diagnostic and the run goes on,
/// so that one run shows all of them; a failure of the environment is thrown instead.
public struct Diagnostic: Sendable, Hashable {
    public enum Severity: String, Sendable, Codable {
        case error
        case warning
    }

    /// Where a diagnostic points: into a file's text, or at a file or folder as a whole.
    public enum Place: Sendable, Hashable {
        case source(SourceRange)
        case path(String)

        public var path: String {
            switch self {
            case .source(let range): range.file.path
            case .path(let path): path
            }
        }

        var offset: Int {
            switch self {
            case .source(let range): range.offsets.lowerBound
            case .path: 0
            }
        }
    }

    public let severity: Severity
    /// A stable name such as `front-matter.unknown-key`, for documentation and for machines.
    public let id: String
    /// What is wrong: names the thing, starts lowercase, ends without a full stop.
    public let message: Message
    public let place: Place
    /// Further places that belong to it, such as the other of two that collide.
    public let notes: [Note]
    /// The remedy.
    public let hint: Message?

    public struct Note: Sendable, Hashable {
        public let message: Message
        public let place: Place

        public init(_ message: Message, at place: Place) {
            self.message = message
            self.place = place
        }
    }

    public init(
        _ severity: Severity, _ id: String, _ message: Message, at place: Place, notes: [Note] = [],
        hint: Message? = nil
    ) {
        self.severity = severity
        self.id = id
        self.message = message
        self.place = place
        self.notes = notes
        self.hint = hint
    }

    public static func error(
        _ id: String, _ message: Message, at place: Place, notes: [Note] = [], hint: Message? = nil
    ) -> Diagnostic {
        Diagnostic(.error, id, message, at: place, notes: notes, hint: hint)
    }

    public static func warning(
        _ id: String, _ message: Message, at place: Place, notes: [Note] = [], hint: Message? = nil
    ) -> Diagnostic {
        Diagnostic(.warning, id, message, at: place, notes: notes, hint: hint)
    }
}

extension [Diagnostic] {
    public var hasErrors: Bool { contains { $0.severity == .error } }

    /// In the order in which a reader walks through the files, each diagnostic once.
    public func sortedByPlace() -> [Diagnostic] {
        var seen = Set<Diagnostic>()
        return filter { seen.insert($0).inserted }.sorted {
            ($0.place.path, $0.place.offset, $0.id, $0.message.en)
                < ($1.place.path, $1.place.offset, $1.id, $1.message.en)
        }
    }
}

/// Collects the diagnostics of one reader. Not shared between threads.
public final class DiagnosticSink {
    public private(set) var diagnostics: [Diagnostic] = []

    public init() {}

    public func add(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }
    public func add(contentsOf others: [Diagnostic]) { diagnostics += others }
}
