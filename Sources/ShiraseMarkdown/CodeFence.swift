/// Follows fenced code (three or more `` ` `` or `~`) from line to line, for what reads lines before cmark does.
struct CodeFence {
    private var open: ArraySlice<UInt8>?

    var isOpen: Bool { open != nil }

    /// Reads a line without its indentation.
    /// - Returns: whether it is a fence, of this code or, inside of it, of another kind.
    mutating func read(_ line: ArraySlice<UInt8>) -> Bool {
        guard let run = Self.run(line) else { return false }
        if let open {
            if run.first == open.first, run.count >= open.count { self.open = nil }
        } else {
            open = run
        }
        return true
    }

    /// The signs of a fence that a line begins with.
    static func run(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard let sign = line.first, sign == UInt8(ascii: "`") || sign == UInt8(ascii: "~") else { return nil }
        let run = line.prefix { $0 == sign }
        return run.count >= 3 ? run : nil
    }
}
