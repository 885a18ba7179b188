import ShiraseCore

/// Why no copy could be made of a picture.
public enum PictureError: Error, Sendable, Hashable {
    /// The file could not be read.
    case unreadable(FileError)
    case empty
    /// The bytes are none of the formats in ``PictureFormat``.
    case unknownFormat
    /// This computer's libvips cannot read or write the format.
    case unsupported(PictureFormat)
    /// The bytes begin as that format, and then make no sense or end too early.
    case damaged(PictureFormat)
    /// It claims more than `PictureLimits` allows; frames are 1 but for animations.
    case tooLarge(PictureSize, frames: Int)
    /// To cover what it should be cut to, it would have to be enlarged beyond the same limits.
    case tooThin(PictureSize)
    /// What was asked for does not exist: no width, or a format that is only read.
    case impossible(PictureOperation)
    /// The SVG text is not one, or is nothing that can be drawn.
    case badDrawing
    /// libvips could not be started, or could not make the copy; its memory may be at an end.
    case failed

    public var message: Message {
        switch self {
        case .unreadable(let error): error.message
        case .empty: Message(en: "the picture's file is empty", ja: "画像ファイルの中身が空です")
        case .unknownFormat:
            Message(
                en: "the file is not a picture of a known format, whatever its name says",
                ja: "名前にかかわらず、中身が画像として読み取れる形式ではありません")
        case .unsupported(let format):
            Message(
                en: "\(format.title) pictures cannot be processed on this computer",
                ja: "このコンピューターでは \(format.title) 形式の画像を処理できません")
        case .damaged(let format):
            Message(
                en: "the \(format.title) picture is damaged or incomplete",
                ja: "\(format.title) 形式の画像が壊れているか、途中で切れています")
        case .tooLarge(let size, let frames):
            Message(
                en: "the picture is too large: \(size.width) × \(size.height) pixels"
                    + (frames > 1 ? ", \(frames) frames" : ""),
                ja: "画像が大きすぎます（\(size.width)×\(size.height)ピクセル" + (frames > 1 ? "、\(frames)コマ" : "") + "）")
        case .tooThin(let size):
            Message(
                en: "the picture is too thin to be cut to size: \(size.width) × \(size.height) pixels",
                ja: "画像が細長すぎて、決まった大きさに切り抜けません（\(size.width)×\(size.height)ピクセル）")
        case .impossible(let operation):
            Message(en: "there is no copy such as \(operation.key)", ja: "\(operation.key) という画像は作れません")
        case .badDrawing: Message(en: "the SVG drawing cannot be drawn", ja: "SVG の図を画像にできません")
        case .failed: Message(en: "the picture could not be processed", ja: "画像を処理できませんでした")
        }
    }

    /// What a person can do about it.
    public var hint: Message {
        switch self {
        case .unreadable(let error): error.hint
        case .empty, .damaged:
            Message(
                en: "copy the file again from the camera or the telephone, or save it anew in a picture program",
                ja: "カメラやスマートフォンからもう一度コピーするか、画像ソフトで保存し直してください")
        case .unknownFormat:
            Message(
                en: "save it as JPEG, PNG, WebP, HEIC, AVIF, TIFF or GIF",
                ja: "JPEG・PNG・WebP・HEIC・AVIF・TIFF・GIF のいずれかの形式で保存してください")
        case .unsupported:
            Message(en: "save the picture as JPEG, or install libvips with this format", ja: "JPEG 形式で保存し直してください")
        case .tooLarge:
            Message(
                en:
                    "make it smaller: at most \(PictureLimits.side) pixels a side and \(PictureLimits.pixels / 1_000_000) megapixels (all frames of an animation: \(PictureLimits.animatedPixels / 1_000_000))",
                ja:
                    "一辺\(PictureLimits.side)ピクセル以下、全体で\(PictureLimits.pixels / 10_000)万画素以下（アニメーションは全コマの合計で\(PictureLimits.animatedPixels / 10_000)万画素以下）に縮小してください"
            )
        case .tooThin: Message(en: "choose a picture of more usual proportions", ja: "縦横の比が極端でない画像をお使いください")
        case .impossible:
            Message(
                en: "ask for JPEG, PNG, WebP, AVIF or GIF, with sides from 1 to \(PictureLimits.side) pixels",
                ja: "JPEG・PNG・WebP・AVIF・GIF の形式で、一辺を1〜\(PictureLimits.side)ピクセルにしてください")
        case .badDrawing:
            Message(en: "open the drawing in a browser to see what is wrong", ja: "図をブラウザーで開き、正しく表示されるか確かめてください")
        case .failed:
            Message(
                en: "try again with less running beside it; check that libvips is installed",
                ja: "ほかのソフトを閉じてもう一度お試しください。libvips が入っているかも確かめてください")
        }
    }

    /// As an error of a picture's file.
    public func diagnostic(at place: Diagnostic.Place) -> Diagnostic {
        Diagnostic(.error, "picture." + name, message, at: place, hint: hint)
    }

    private var name: String {
        switch self {
        case .unreadable: "unreadable"
        case .empty: "empty"
        case .unknownFormat: "unknown-format"
        case .unsupported: "unsupported"
        case .damaged: "damaged"
        case .tooLarge: "too-large"
        case .tooThin: "too-thin"
        case .impossible: "impossible"
        case .badDrawing: "bad-drawing"
        case .failed: "failed"
        }
    }
}
