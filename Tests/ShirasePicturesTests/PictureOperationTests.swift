import ShirasePictures
import Testing

struct PictureOperationTests {
    @Test func keysTellOperationsApart() {
        #expect(PictureOperation.resize(width: 480, format: .webp).key == "resize-480.webp")
        #expect(PictureOperation.crop(width: 1080, height: 1350, format: .jpeg).key == "crop-1080x1350.jpg")
        #expect(
            PictureOperation.pad(
                width: 1080, height: 1080, colour: PictureColour(red: 1, green: 171, blue: 255), format: .png
            )
            .key == "pad-1080x1080-01abff.png")
    }

    @Test(arguments: ["#12345", "123456#", "#12345g", "#+12345", "#1234567", ""])
    func coloursAreSixDigits(_ text: String) {
        #expect(PictureColour(text) == nil)
    }

    @Test func coloursAreReadAndWritten() {
        #expect(PictureColour("#0A0bff")?.description == "#0a0bff")
    }
}
