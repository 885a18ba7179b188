import ShiraseCore
import ShiraseSite

extension Board {
    func post(_ id: String, _ teaser: Teaser) -> BoardPostView {
        // Teasers are made for the platforms that there are.
        let facts = Platforms.named(teaser.platform)?.facts ?? .x
        let entry = ledger.entry(teaser)
        let isCorrection = if case .correction = teaser.announcement { true } else { false }
        let isRepeat = if case .again = teaser.announcement { true } else { false }
        let (shown, folded) = parts(teaser.text, fold: facts.fold)
        let due = teaser.due ?? site.now
        let own = pictures[teaser.document.path.file].flatMap { path in
            facts.takesPicture(path) ? "../site/" + path.percentEncodedPath : nil
        }
        let made = (postPictures[teaser.outputPath] ?? []).map {
            BoardPictureView(path: $0.path.percentEncodedPath, alt: $0.alt, isMain: $0.isMain)
        }
        let shownPictures =
            made.isEmpty
            ? own.map { [BoardPictureView(path: $0, alt: teaser.document.frontMatter.imageAlt ?? "", isMain: true)] }
                ?? []
            : made
        return BoardPostView(
            id: id, key: teaser.outputPath, platform: teaser.platform, platformTitle: facts.title,
            reader: word("board_reader_" + teaser.platform), isCorrection: isCorrection, isRepeat: isRepeat,
            isLater: due > site.now, due: day(due), shown: shown, folded: folded,
            link: teaser.url, card: card(teaser, facts), length: teaser.length, limit: teaser.limit,
            advised: facts.advised < facts.limit / 2 ? facts.advised : nil,
            unit: facts.limits[0].unit == .weighted ? "" : word("board_unit"),
            composer: Platforms.named(teaser.platform)?.composer(
                text: teaser.text, link: teaser.url, server: site.configuration.mastodonServer),
            pictures: shownPictures,
            video: teaser.video,
            file: teaser.outputPath.percentEncodedPath,
            checks: checks(teaser, facts, hasPicture: !shownPictures.isEmpty),
            // What a correction corrects is out, but the correction is not.
            posted: isCorrection ? nil : entry.map { day($0.posted) }, article: teaser.document.sitePath,
            day: teaser.announcement.day ?? "", digest: teaser.digest)
    }

    /// What shows at once, and what behind 「続きを読む」.
    private func parts(_ text: String, fold: Int?) -> (shown: String, folded: String) {
        guard let fold, text.count > fold else { return (text, "") }
        return (String(text.prefix(fold)), String(text.dropFirst(fold)))
    }

    private func card(_ teaser: Teaser, _ facts: PlatformFacts) -> BoardCard {
        guard facts.showsCard else { return BoardCard() }
        let picture = pictures[teaser.document.path.file].flatMap { path in
            path.hasSuffix(".svg") ? nil : "../site/" + path.percentEncodedPath
        }
        return BoardCard(
            host: site.configuration.baseURL.origin.split(separator: "/").last.map(String.init),
            title: teaser.document.title, description: teaser.document.description, image: picture)
    }

    private func checks(_ teaser: Teaser, _ facts: PlatformFacts, hasPicture: Bool) -> [BoardCheckView] {
        var checks: [BoardCheckView] = []
        func say(_ key: String, _ values: [String: String] = [:], isWarning: Bool = false) {
            checks.append(BoardCheckView(text: strings?.fill(key, values) ?? "", isWarning: isWarning))
        }
        if teaser.isTitleAlone {
            say(
                teaser.document.frontMatter.selfPay ? "board_check_self_pay" : "board_check_title_only", isWarning: true
            )
        }
        if let friends = site.configuration.lineFriends, teaser.platform == LINE.name, friends > LINE.freeMessages {
            say(
                "board_check_line_quota", ["friends": String(friends), "quota": String(LINE.freeMessages)],
                isWarning: true)
        }
        if facts.needsPicture, !hasPicture { say("board_check_no_picture", isWarning: true) }
        if facts.limits[0].unit == .weighted { say("board_check_weighted") }
        if let fold = facts.fold {
            let isWhole = teaser.text.count <= fold
            say(isWhole ? "board_check_whole" : "board_check_fold", ["count": String(fold)])
        }
        if !facts.linksWork { say("board_check_no_link") }
        if teaser.platform == Facebook.name { say("board_check_link_only") }
        if teaser.video != nil { say("board_check_video") }
        if let platform = Platforms.named(teaser.platform), case let tags = platform.hashtags(in: teaser.text).count,
            tags > 0
        {
            say("board_check_hashtags", ["count": String(tags)])
        }
        return checks
    }
}
