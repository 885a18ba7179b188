import ShiraseCore

extension RequiredNoticeCatalogue {
    private static let rules = "保険医療機関及び保険医療養担当規則, as of 2026-11"

    /// What patients pay beside insurance.
    static let charges: [RequiredNoticeItem] = [
        RequiredNoticeItem(
            "uninsured-charges", Message(en: "Charges outside insurance", ja: "保険外負担"),
            fields: [
                .init(
                    "charges",
                    Message(en: "the items with their prices, as a list", ja: "実費をいただくものと金額（リスト。例 診断書 3,300円（税込））"))
            ],
            source: rules,
            text: Message(
                en: """
                    We charge for the following.
                    - {charges}
                    Beside these, we charge nothing under the name of materials or services.
                    """,
                ja: """
                    次のものについて、実費をいただいています。
                    - {charges}
                    これ以外に、衛生材料やサービスなどの名目で費用をいただくことはありません。
                    """)),
        RequiredNoticeItem(
            "long-listed-drugs", Message(en: "Brand-name medicines with generic equivalents", ja: "長期収載品の選定療養"),
            from: "2024-10-01",
            fields: [
                .init(
                    "share",
                    Message(
                        en: "the share of the price difference that patients pay", ja: "患者さんが負担する、価格の差に対する割合"))
            ],
            unsure: Message(
                en:
                    "which share of the price difference patients pay since 2026-06-01 (the ministry's page on 長期収載品の選定療養)",
                ja: "2026年6月1日からの、価格の差に対する患者さんの負担の割合（厚生労働省の「長期収載品の選定療養」のページ）"),
            source: "厚生労働省「後発医薬品のある先発医薬品（長期収載品）の選定療養」, as of 2026-11",
            text: Message(
                en: """
                    If you wish for a brand-name medicine that has a generic equivalent without a medical need, you pay a special charge of {share} \
                    of the difference in price, with consumption tax, beside your usual share.
                    There is no such charge where the doctor sees a medical need, or where the generic is out of stock and hard to provide.
                    """,
                ja: """
                    後発医薬品（ジェネリック医薬品）がある先発医薬品（長期収載品）を、医療上の必要がなく、ご希望により処方した場合は、価格の差の{share}にあたる\
                    「特別の料金」と、その消費税を、通常の自己負担とは別にお支払いいただきます。
                    医師が医療上の必要を認めた場合や、後発医薬品の在庫がなく提供が難しい場合は、対象になりません。
                    """)),
        RequiredNoticeItem(
            "after-hours-charge", Message(en: "Visits outside consultation hours", ja: "時間外の診察の選定療養"),
            fields: [.init("fee", Message(en: "the charge, with tax", ja: "特別の料金（例 1,100円（税込））"))],
            source: rules,
            text: Message(
                en: """
                    For visits outside consultation hours at your own wish, you pay a special charge of {fee} beside your usual share.
                    There is no such charge in an emergency.
                    """,
                ja: """
                    診療時間外に、患者さんのご都合で受診された場合は、通常の自己負担とは別に、特別の料金として{fee}をいただきます。
                    緊急のときや、やむを得ない事情があるときは、いただきません。
                    """)),
        RequiredNoticeItem(
            "reservation-charge", Message(en: "Visits by appointment", ja: "予約による診察の選定療養"),
            fields: [.init("fee", Message(en: "the charge, with tax", ja: "特別の料金（例 1,100円（税込））"))],
            source: rules,
            text: Message(
                en: """
                    For visits by appointment, if you wish for one, you pay a special charge of {fee} beside your usual share.
                    You can also be seen without an appointment; then there is no such charge.
                    """,
                ja: """
                    ご希望により予約をして受診された場合は、通常の自己負担とは別に、特別の料金として{fee}をいただきます。
                    予約をせずに受診することもできます。その場合は、特別の料金はかかりません。
                    """)),
    ]
}
