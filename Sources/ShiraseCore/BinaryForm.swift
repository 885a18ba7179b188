/// Values as bytes, for keys of what is kept between two runs. Bytes of two values are equal where the values are; no value's
/// bytes begin another's, since texts and lists name their length.
public protocol BinaryWritable {
    func write(to writer: inout BinaryWriter)
}

/// Values that are themselves kept between two runs.
public protocol BinaryForm: BinaryWritable {
    init(from reader: inout BinaryReader) throws(BinaryReader.Damage)
}

public struct BinaryWriter: Sendable {
    public private(set) var bytes: [UInt8] = []
    /// Whether places in files are left out, for values that are compared wherever they were written.
    let omitsPlaces: Bool

    public init(omitsPlaces: Bool = false) { self.omitsPlaces = omitsPlaces }

    /// Seven bits a byte, the lowest first; small numbers are short, also below 0.
    public mutating func write(_ number: Int) {
        var rest = UInt64(bitPattern: Int64((number << 1) ^ (number >> (Int.bitWidth - 1))))
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    public mutating func write(_ flag: Bool) { bytes.append(flag ? 1 : 0) }

    public mutating func write(_ text: String) {
        var text = text
        text.withUTF8 { utf8 in
            write(utf8.count)
            bytes.append(contentsOf: utf8)
        }
    }

    public mutating func write(_ data: ArraySlice<UInt8>) {
        write(data.count)
        data.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
    }

    public mutating func write(_ data: [UInt8]) { write(data[...]) }

    public mutating func reserveCapacity(_ count: Int) { bytes.reserveCapacity(count) }

    public mutating func write(_ fingerprint: Fingerprint) { fingerprint.append(to: &bytes) }

    @inlinable
    public mutating func write(_ value: some BinaryWritable) { value.write(to: &self) }

    @inlinable
    public mutating func write(_ value: (some BinaryWritable)?) {
        write(value != nil)
        if let value { write(value) }
    }

    @inlinable
    public mutating func write(_ list: [some BinaryWritable]) {
        write(list.count)
        for value in list { write(value) }
    }

    @inlinable
    public mutating func write(_ texts: [String: some BinaryWritable]) {
        write(texts.count)
        for (name, value) in texts.sorted(by: { $0.key < $1.key }) {
            write(name)
            write(value)
        }
    }

    /// Of everything that was written.
    public var fingerprint: Fingerprint { Fingerprint(bytes) }
}

public struct BinaryReader: Sendable {
    /// The bytes are not what was written.
    public struct Damage: Error, Sendable {
        public init() {}
    }

    private let bytes: [UInt8]
    public private(set) var offset: Int
    private let end: Int
    /// The file that ranges are read for; they are kept as offsets alone.
    public let file: SourceFile

    /// - Parameter range: the part to read, which is clamped.
    public init(_ bytes: [UInt8], _ range: Range<Int>, file: SourceFile = SourceFile(path: "", bytes: [])) {
        let range = range.clamped(to: 0..<bytes.count)
        self.bytes = bytes
        offset = range.lowerBound
        end = range.upperBound
        self.file = file
    }

    public var isAtEnd: Bool { offset == end }

    public mutating func byte() throws(Damage) -> UInt8 {
        guard offset < end else { throw Damage() }
        defer { offset += 1 }
        return bytes[offset]
    }

    public mutating func int() throws(Damage) -> Int {
        var (number, shift) = (UInt64(0), UInt64(0))
        while true {
            let byte = try byte()
            guard shift < 63 || byte <= 1 else { throw Damage() }
            number |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { break }
            shift += 7
        }
        return Int(truncatingIfNeeded: number >> 1) ^ -Int(truncatingIfNeeded: number & 1)
    }

    public mutating func bool() throws(Damage) -> Bool { try byte() != 0 }

    /// A count of elements that are at least a byte long: never more than there can be.
    public mutating func count() throws(Damage) -> Int {
        let count = try int()
        guard count >= 0, count <= end - offset else { throw Damage() }
        return count
    }

    /// The place of the next bytes, which are passed over.
    public mutating func range() throws(Damage) -> Range<Int> {
        let count = try count()
        offset += count
        return (offset - count)..<offset
    }

    public mutating func string() throws(Damage) -> String {
        let range = try range()
        return String(decoding: bytes[range], as: UTF8.self)
    }

    public mutating func data() throws(Damage) -> [UInt8] { Array(bytes[try range()]) }

    public mutating func fingerprint() throws(Damage) -> Fingerprint {
        guard end - offset >= Fingerprint.size else { throw Damage() }
        defer { offset += Fingerprint.size }
        return Fingerprint(bytes, at: offset)
    }

    @inlinable
    public mutating func value<Value: BinaryForm>(_: Value.Type = Value.self) throws(Damage) -> Value {
        try Value(from: &self)
    }

    @inlinable
    public mutating func optional<Value: BinaryForm>(_: Value.Type = Value.self) throws(Damage) -> Value? {
        try bool() ? try Value(from: &self) : nil
    }

    @inlinable
    public mutating func list<Value: BinaryForm>(_: Value.Type = Value.self) throws(Damage) -> [Value] {
        let count = try count()
        var list: [Value] = []
        list.reserveCapacity(count)
        for _ in 0..<count { list.append(try Value(from: &self)) }
        return list
    }

    @inlinable
    public mutating func named<Value: BinaryForm>(_: Value.Type = Value.self) throws(Damage) -> [String: Value] {
        let count = try count()
        var texts: [String: Value] = [:]
        texts.reserveCapacity(count)
        for _ in 0..<count { texts[try string()] = try Value(from: &self) }
        return texts
    }
}

extension Int: BinaryForm {
    public func write(to writer: inout BinaryWriter) { writer.write(self) }
    public init(from reader: inout BinaryReader) throws(BinaryReader.Damage) { self = try reader.int() }
}

extension Bool: BinaryForm {
    public func write(to writer: inout BinaryWriter) { writer.write(self) }
    public init(from reader: inout BinaryReader) throws(BinaryReader.Damage) { self = try reader.bool() }
}

extension String: BinaryForm {
    public func write(to writer: inout BinaryWriter) { writer.write(self) }
    public init(from reader: inout BinaryReader) throws(BinaryReader.Damage) { self = try reader.string() }
}

extension SourceRange: BinaryForm {
    public func write(to writer: inout BinaryWriter) {
        if writer.omitsPlaces { return }
        writer.write(offsets.lowerBound)
        writer.write(offsets.count)
    }

    public init(from reader: inout BinaryReader) throws(BinaryReader.Damage) {
        let (start, count) = (try reader.int(), try reader.int())
        guard start >= 0, count >= 0, start <= Int.max - count else { throw BinaryReader.Damage() }
        self = reader.file.range(start..<(start + count))
    }
}

extension Located: BinaryWritable where Value: BinaryWritable {
    @inlinable
    public func write(to writer: inout BinaryWriter) {
        writer.write(value)
        writer.write(range)
    }
}

extension Located: BinaryForm where Value: BinaryForm {
    @inlinable
    public init(from reader: inout BinaryReader) throws(BinaryReader.Damage) {
        self.init(try reader.value(), try reader.value())
    }
}

extension Moment: BinaryForm {
    public func write(to writer: inout BinaryWriter) {
        for number in [instant, year, month, day, hour, minute, weekday, offset] { writer.write(number) }
    }

    public init(from reader: inout BinaryReader) throws(BinaryReader.Damage) {
        self.init(
            instant: try reader.int(), year: try reader.int(), month: try reader.int(), day: try reader.int(),
            hour: try reader.int(), minute: try reader.int(), weekday: try reader.int(), offset: try reader.int())
        // What is made from a moment counts on these.
        guard (1...12).contains(month), (1...31).contains(day), (0...6).contains(weekday) else {
            throw BinaryReader.Damage()
        }
    }
}

extension FileStamp: BinaryForm {
    public func write(to writer: inout BinaryWriter) {
        writer.write(Int(size))
        writer.write(Int(modified))
        writer.write(Int(changed))
        writer.write(Int(truncatingIfNeeded: number))
    }

    public init(from reader: inout BinaryReader) throws(BinaryReader.Damage) {
        self.init(
            size: Int64(try reader.int()), modified: Int64(try reader.int()), changed: Int64(try reader.int()),
            number: UInt64(bitPattern: Int64(try reader.int())))
    }
}
