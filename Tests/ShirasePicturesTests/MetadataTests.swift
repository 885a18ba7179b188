import Foundation
import TestSupport
import Testing

@testable import ShirasePictures

/// No copy carries what its source says about the patient, the place, or the camera.
struct MetadataTests {
    static let operations: [PictureOperation] =
        ([.jpeg, .png, .webp, .gif] + (PictureEngine.canWrite(.avif) ? [.avif] : [])).flatMap {
            format -> [PictureOperation] in
            [
                .resize(width: 480, format: format), .resize(width: 30, format: format),
                .crop(width: 40, height: 50, format: format),
                .pad(width: 90, height: 90, colour: .white, format: format),
            ]
        }

    static func sources() throws -> [(name: String, bytes: [UInt8])] {
        let chunks =
            PNGFile.chunk("eXIf", Metadata.tiff(orientation: 1)) + PNGFile.chunk("tEXt", Array("Comment\0secret".utf8))
            + PNGFile.chunk("iTXt", Array("XML:com.adobe.xmp\0\0\0\0\0".utf8) + Metadata.xmp)
            + PNGFile.chunk("iCCP", Array("secret\0\0".utf8) + PNGFile.zlib(ColourProfile.displayP3))
        let jpeg = try TestPicture.jpeg(TestPicture.quartered(64, 48))
        return [
            ("JPEG", Metadata.jpeg(jpeg, Metadata.all)),
            ("PNG", PNGFile.bytes(width: 64, height: 48, chunks: chunks) { TestPicture.quarter($0, $1, 64, 48) }),
            ("WebP", try webp()),
            ("GIF", GIFFile.bytes(width: 64, height: 48, frames: [TestPicture.red, TestPicture.blue])),
        ]
    }

    /// A WebP file with EXIF, XMP and a colour profile (RFC 9649, section 2.7).
    static func webp() throws -> [UInt8] {
        let plain = try PictureEngine.make(.resize(width: 64, format: .webp), from: TestPicture.quartered(64, 48))
        func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
            Array(name.utf8) + TIFFFile.little(content.count, 4) + content + (content.count % 2 == 0 ? [] : [0])
        }
        let header: [UInt8] = [0b0010_1100, 0, 0, 0, 63, 0, 0, 47, 0, 0]
        let body =
            Array("WEBP".utf8) + chunk("VP8X", header) + chunk("ICCP", ColourProfile.displayP3) + plain.dropFirst(12)
            + chunk("EXIF", Metadata.tiff(orientation: 1)) + chunk("XMP ", Metadata.xmp)
        return Array("RIFF".utf8) + TIFFFile.little(body.count, 4) + body
    }

    @Test func nothingIsLeft() throws {
        for source in try Self.sources() {
            #expect(Self.marks(in: source.bytes).count >= 1, "\(source.name) has none to begin with")
            for (operation, copy) in zip(
                Self.operations, try PictureEngine.makeAll(Self.operations, from: source.bytes))
            {
                #expect(Self.marks(in: copy) == [], "\(source.name) as \(operation.key)")
            }
        }
    }

    /// libvips itself finds neither a block of metadata nor a comment in what was made.
    @Test(.enabled(if: VipsProgram.isInstalled, "needs vipsheader, of libvips-tools"))
    func libvipsFindsNothing() throws {
        for source in try Self.sources() {
            let before = try VipsProgram.fields(of: source.bytes)
            #expect(source.name == "GIF" || before.contains { $0.hasPrefix("exif-data:") }, "\(source.name): \(before)")
            for (operation, copy) in zip(
                Self.operations, try PictureEngine.makeAll(Self.operations, from: source.bytes))
            {
                let fields = try VipsProgram.fields(of: copy)
                #expect(fields.contains { $0.hasPrefix("width:") })
                let found = fields.filter { field in
                    [
                        "exif", "xmp", "iptc", "icc", "orientation", "comment", "png-comment", "gif-comment",
                        "jpeg-thumbnail",
                    ]
                    .contains { field.hasPrefix($0) }
                }
                #expect(found == [], "\(source.name) as \(operation.key)")
            }
        }
    }

    private static func marks(in bytes: [UInt8]) -> [String] {
        Metadata.marks.filter { Data(bytes).range(of: Data($0.utf8)) != nil }
    }
}
