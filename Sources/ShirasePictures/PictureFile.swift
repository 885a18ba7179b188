import ShiraseCore

/// A picture's file, which is read only when something has to be made of it.
public struct PictureFile: Sendable {
    /// Of its bytes.
    public let fingerprint: Fingerprint
    private let path: String
    private let files: any FileSystem

    /// - Parameter fingerprint: where it is known already; else the file is read for it.
    public init(_ path: String, _ files: any FileSystem, fingerprint: Fingerprint? = nil) throws(PictureError) {
        self.path = path
        self.files = files
        if let fingerprint {
            self.fingerprint = fingerprint
        } else {
            self.fingerprint = Fingerprint(try PictureEngine.read(path, files))
        }
    }

    /// The bytes, and whether they are still those of the fingerprint: a file may be replaced while a build runs, and what is made of
    /// another one must not be kept under its name.
    func read() throws(PictureError) -> (bytes: [UInt8], isSame: Bool) {
        let bytes = try PictureEngine.read(path, files)
        return (bytes, Fingerprint(bytes) == fingerprint)
    }
}

/// A drawing (SVG) that is to be a picture of a size.
public struct PictureDrawing: Sendable {
    let svg: [UInt8]
    let width: Int
    let height: Int
    let format: PictureFormat

    /// - Parameters:
    ///   - width: in pixels.
    ///   - height: in pixels.
    public init(_ svg: [UInt8], width: Int, height: Int, format: PictureFormat) {
        self.svg = svg
        self.width = width
        self.height = height
        self.format = format
    }

    func drawn() throws(PictureError) -> [UInt8] {
        try PictureEngine.render(
            svg: String(decoding: svg, as: UTF8.self), width: width, height: height, format: format)
    }
}
