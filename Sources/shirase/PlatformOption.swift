import ArgumentParser
import ShiraseCore
import ShiraseSyndication

/// What `--platform` may be, wherever a command takes it.
enum PlatformOption {
    static let help = ArgumentHelp(
        say(
            en: "One platform: \(Platforms.names.joined(separator: ", ")).",
            ja: "SNS の名前（\(Platforms.names.joined(separator: "、"))）。"), valueName: "name")

    static func validate(_ platform: String?) throws {
        guard let platform, !Platforms.names.contains(platform) else { return }
        let hint = Diagnostic.meant(Platforms.names, platform)[.ambient]
        throw ValidationError(
            say(en: "unknown platform `\(platform)`; \(hint)", ja: "「\(platform)」という SNS はありません。\(hint)"))
    }
}
