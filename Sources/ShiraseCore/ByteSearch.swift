import Foundation

/// Searches in bytes by the system's own routines, which read many at once.
extension [UInt8] {
    /// The first offset at or after `start`, and before `end`, at which a byte stands.
    @inlinable
    public func offset(of byte: UInt8, from start: Int, before end: Int? = nil) -> Int? {
        let end = Swift.min(end ?? count, count)
        guard start >= 0, start < end else { return nil }
        return withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress, let found = memchr(base + start, Int32(byte), end - start) else {
                return nil
            }
            return UnsafeRawPointer(found) - base
        }
    }

    /// The first offset at or after `start` at which `other` begins, with the whole of it before `end`.
    public func offset(of other: [UInt8], from start: Int, before end: Int? = nil) -> Int? {
        // The last bytes of characters differ more than the first ones.
        guard let last = other.last else { return nil }
        let before = other.count - 1
        var at = Swift.max(start, 0) + before
        while let found = offset(of: last, from: at, before: end) {
            if other.withUnsafeBufferPointer({ contains($0, at: found - before) }) { return found - before }
            at = found + 1
        }
        return nil
    }

    /// Whether a byte stands somewhere before one that fulfils a condition.
    @inlinable
    public func contains(_ byte: UInt8, before condition: (UInt8) -> Bool) -> Bool {
        var at = 0
        while let found = offset(of: byte, from: at), found + 1 < count {
            if condition(self[found + 1]) { return true }
            at = found + 1
        }
        return false
    }

    /// Whether `other` stands at an offset.
    @inlinable
    public func contains(_ other: UnsafeBufferPointer<UInt8>, at offset: Int) -> Bool {
        guard offset >= 0, offset + other.count <= count else { return false }
        return withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress, let start = other.baseAddress else { return other.isEmpty }
            return memcmp(base + offset, start, other.count) == 0
        }
    }
}
