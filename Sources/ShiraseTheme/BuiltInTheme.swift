import Foundation

/// The theme that comes with the program: the files of the repository's `templates/`.
public enum BuiltInTheme {
    /// Bytes by path below `templates/`: `partials/head.mustache`.
    public static let files = encoded.mapValues { [UInt8](Data(base64Encoded: $0) ?? Data()) }
}
