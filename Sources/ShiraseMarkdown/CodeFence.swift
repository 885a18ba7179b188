/// The signs that begin fenced code: three or more `` ` `` or `~`.
enum CodeFence {
    /// The signs of a fence that a line without its indentation begins with.
    static func run(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard let sign = line.first, sign == UInt8(ascii: "`") || sign == UInt8(ascii: "~") else { return nil }
        let run = line.prefix { $0 == sign }
        return run.count >= 3 ? run : nil
    }
}
