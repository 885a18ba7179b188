import ShiraseCore

extension RequiredNoticeCatalogue {
    private static let revision2024 = "診療報酬改定（令和6年度）の施設基準のうち掲示に関する定め, as of 2026-11"
    private static let revision2026 = "令和8年度診療報酬改定の概要（厚生労働省）, as of 2026-11"
    private static let sharing = (1...3).map { "electronic-information-sharing-\($0)" }

    /// Statements of charges, and information that is shared electronically.
    static let records: [RequiredNoticeItem] =
        [
            RequiredNoticeItem(
                // The text does not name the surcharge: statements are given whether it is counted or not.
                "meisaisho", Message(en: "Itemised statements", ja: "明細書発行体制等加算"),
                heading: Message(en: "Itemised statements", ja: "明細書の発行"),
                source: "保険医療機関及び保険医療養担当規則, as of 2026-11",
                text: Message(
                    en: """
                        With your receipt we give you, free of charge, a statement that itemises what was done. You get it too if you pay nothing \
                        because public funds bear your costs.
                        It names the medicines and tests. If you do not want it, please tell the reception, also where your family pays for you.
                        """,
                    ja: """
                        領収証をお渡しするときに、診療報酬の算定項目が分かる明細書を、無料でお渡ししています。公費負担医療で窓口のお支払いがない方にも、無料でお渡しします。
                        明細書には、使用した薬の名前や、受けた検査の名前が記載されます。ご家族がお会計をされる場合も含め、明細書を希望されない方は、受付にお申し出ください。
                        """)),
            RequiredNoticeItem(
                "medical-information-acquisition", Message(en: "Use of medical information", ja: "医療情報取得加算"),
                from: "2024-06-01", to: "2026-05-31", successors: sharing, source: revision2024,
                text: Message(
                    en: """
                        We can verify insurance online, and have filed for the use of medical information (a surcharge).
                        With your consent we look at your medicines, the results of health check-ups and the like, and use them in your treatment.
                        """,
                    ja: """
                        当院は、オンライン資格確認を行う体制があり、医療情報取得加算を届け出ています。
                        同意をいただいた方の薬剤情報や特定健診の情報などを確認し、診療に活用しています。
                        """)),
            RequiredNoticeItem(
                "medical-dx-promotion", Message(en: "Promotion of medical DX", ja: "医療DX推進体制整備加算"),
                from: "2024-06-01", to: "2026-05-31", successors: sharing,
                fields: [
                    .init(
                        "measures",
                        Message(en: "what the clinic does, as a list", ja: "行っている取り組み（リスト。例 電子処方箋の発行）"))
                ],
                source: revision2024,
                text: Message(
                    en: """
                        We use information electronically for better care, and have filed for this (medical DX promotion surcharge).
                        - Doctors look at information from online verification in the consulting room and use it.
                        - We recommend using the My Number card as your insurance card.
                        - {measures}
                        """,
                    ja: """
                        当院は、医療DXを通じて質の高い診療を行うための体制を整え、医療DX推進体制整備加算を届け出ています。
                        - オンライン資格確認で得た情報を、診察室などで確認し、診療に活用しています。
                        - マイナ保険証の利用をお勧めしています。
                        - {measures}
                        """)),
        ] + [1, 2].map { electronicSharing($0, hasMeasures: true) } + [
            electronicSharing(3, hasMeasures: false),
            RequiredNoticeItem(
                "home-medical-dx", Message(en: "Use of medical information at home", ja: "在宅医療DX情報活用加算"),
                from: "2024-06-01",
                fields: [
                    .init(
                        "measures",
                        Message(en: "what the clinic does, as a list", ja: "行っている取り組み（リスト。例 電子処方箋の発行）"))
                ],
                unsure: Message(
                    en:
                        "its name, level and conditions since 2026-06-01 (your regional bureau's website)",
                    ja: "2026年6月1日からの名前・区分・内容（地方厚生局のウェブサイト）"),
                source: revision2024,
                text: Message(
                    en: """
                        When we treat you at home, we use information electronically, and have filed for this (a surcharge).
                        - Doctors use information from online verification in planned visits.
                        - {measures}
                        """,
                    ja: """
                        当院は、訪問しての診療に診療の情報を活用する体制を整え、在宅医療DX情報活用加算を届け出ています。
                        - オンライン資格確認などで得た情報を活用して、計画的に訪問し、診療しています。
                        - {measures}
                        """)),
        ]

    /// 電子的診療情報連携体制整備加算, of three levels; the higher two ask for more, which differs from clinic to clinic.
    private static func electronicSharing(_ level: Int, hasMeasures: Bool) -> RequiredNoticeItem {
        let measures = hasMeasures ? "\n- {measures}" : ""
        return RequiredNoticeItem(
            "electronic-information-sharing-\(level)",
            Message(en: "Electronic sharing of medical information, level \(level)", ja: "電子的診療情報連携体制整備加算\(level)"),
            from: "2026-06-01",
            fields: hasMeasures
                ? [
                    .init(
                        "measures",
                        Message(
                            en: "what the clinic does beyond level 3, as a list, such as electronic prescriptions",
                            ja: "加算3のほかに行っていること（リスト。例 電子処方箋の発行）"))
                ] : [],
            source: revision2026,
            text: Message(
                en: """
                    We use medical information electronically, and have filed for this (surcharge, level \(level)).
                    - We verify insurance online, and recommend using the My Number card as your insurance card.
                    - Doctors look at information from online verification in the consulting room and use it in your treatment.
                    - We advise you on your health, based on your records in Mynaportal.
                    - We claim our fees online, and give you an itemised statement free of charge.
                    """ + measures,
                ja: """
                    当院は、診療の情報を電子的に活用する体制を整え、電子的診療情報連携体制整備加算\(level)を届け出ています。
                    - オンライン資格確認を行う体制があり、マイナ保険証の利用をお勧めしています。
                    - オンライン資格確認などで得た情報を、診察室などで確認し、診療に活用しています。
                    - マイナポータルの医療情報などに基づく、健康管理のご相談をお受けしています。
                    - 診療報酬をオンラインで請求し、明細書を無料でお渡ししています。
                    """ + measures))
    }
}
