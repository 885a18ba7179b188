import Synchronization

/// A text file as it was read: the path that messages name, relative to the site's root, and its bytes.
public struct SourceFile: Sendable, Hashable {
    public let path: String
    private let content: Content

    private enum Content: Sendable {
        case bytes([UInt8])
        case unread(Unread)
    }

    /// Read when somebody asks, and then kept.
    private final class Unread: Sendable {
        let read: @Sendable () -> [UInt8]
        let bytes: Mutex<[UInt8]?>

        init(_ bytes: [UInt8]?, _ read: @escaping @Sendable () -> [UInt8]) {
            self.read = read
            self.bytes = Mutex(bytes)
        }
    }

    public init(path: String, bytes: [UInt8]) {
        self.path = path
        content = .bytes(bytes)
    }

    public init(path: String, text: String) {
        self.init(path: path, bytes: Array(text.utf8))
    }

    /// A file of which mostly nothing but the path is needed.
    /// - Parameters:
    ///   - bytes: they may be there already.
    ///   - read: gives its bytes, or none where it cannot be read any more.
    public init(path: String, _ bytes: [UInt8]? = nil, unread read: @escaping @Sendable () -> [UInt8]) {
        self.path = path
        content = .unread(Unread(bytes, read))
    }

    /// Lets the bytes go where they can be read again.
    public func forget() {
        if case .unread(let file) = content { file.bytes.withLock { $0 = nil } }
    }

    public var bytes: [UInt8] {
        switch content {
        case .bytes(let bytes): bytes
        case .unread(let file):
            file.bytes.withLock { bytes in
                let read = bytes ?? file.read()
                bytes = read
                return read
            }
        }
    }

    public static func == (left: SourceFile, right: SourceFile) -> Bool {
        left.path == right.path && left.bytes == right.bytes
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(path) }

    /// The UTF-8 text between two offsets, which are clamped to the file; bytes that are no UTF-8 become U+FFFD.
    public func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
    }

    /// The offset of the first byte that is not part of well-formed UTF-8, or `nil`.
    public var firstInvalidUTF8: Int? { bytes.withUnsafeBytes(UTF8Validation.firstInvalid) }

    /// A range of this file in UTF-8 offsets.
    public func range(_ offsets: Range<Int>) -> SourceRange {
        SourceRange(file: self, offsets: offsets)
    }

    /// The offset at which each line begins, the first being 0.
    public var lineStarts: [Int] {
        var starts = [0]
        starts.reserveCapacity(16 + bytes.count / 32)
        while let end = bytes.offset(of: UInt8(ascii: "\n"), from: starts[starts.count - 1]) { starts.append(end + 1) }
        return starts
    }
}

/// Where something stands in a source file, as half-open UTF-8 offsets.
public struct SourceRange: Sendable, Hashable {
    public let file: SourceFile
    public let offsets: Range<Int>

    public init(file: SourceFile, offsets: Range<Int>) {
        self.file = file
        self.offsets = offsets
    }

    public static func == (left: SourceRange, right: SourceRange) -> Bool {
        left.offsets == right.offsets && left.file.path == right.file.path
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(file.path)
        hasher.combine(offsets)
    }
}

/// A place as an editor shows it.
public struct SourcePosition: Sendable, Hashable {
    /// Counted from 1.
    public let line: Int
    /// Counted from 1, in characters (grapheme clusters).
    public let column: Int
    /// The whole line, without its line end.
    public let lineText: String
    /// How many characters of the line the range covers, at least 1.
    public let length: Int

    /// - Parameter lineStarts: the file's, where they are known; else they are looked for.
    public init(_ range: SourceRange, lineStarts: [Int]? = nil) {
        let bytes = range.file.bytes
        let starts = lineStarts ?? range.file.lineStarts
        let lower = min(max(range.offsets.lowerBound, 0), bytes.count)
        // The first line starts at 0, so there is always one at or before `lower`.
        let index = starts.partitioningIndex { $0 > lower } - 1
        let start = starts[index]
        var end = index + 1 < starts.count ? starts[index + 1] - 1 : bytes.count
        if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        let upper = min(max(range.offsets.upperBound, lower), max(end, lower))
        line = index + 1
        column = range.file.text(start..<lower).count + 1
        lineText = range.file.text(start..<max(end, start))
        length = max(range.file.text(lower..<upper).count, 1)
    }
}

extension [Int] {
    /// The first index of a sorted list whose element fulfils a condition that all later ones fulfil too; else the count.
    fileprivate func partitioningIndex(_ belongsAfter: (Int) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if belongsAfter(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
