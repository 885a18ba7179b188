import ShiraseCore

extension RequiredNoticeCatalogue {
    private static let revision2024 = "診療報酬改定（令和6年度）の施設基準のうち掲示に関する定め, as of 2026-11"

    /// Prescriptions, and care at a distance.
    static let medicines: [RequiredNoticeItem] = [
        RequiredNoticeItem(
            "general-name-prescription", Message(en: "Prescription by generic name", ja: "一般名処方加算"),
            heading: Message(en: "Prescription by generic name", ja: "一般名処方"),
            source: revision2024,
            text: Message(
                en: """
                    For medicines that have generic equivalents, we may prescribe by the name of the active ingredient instead of a brand name.
                    This makes it easier to get the same ingredient when a medicine is in short supply. Please ask the doctor or a pharmacist \
                    if you have questions.
                    """,
                ja: """
                    後発医薬品（ジェネリック医薬品）があるお薬について、商品名ではなく有効成分の名前で処方すること（一般名処方）があります。
                    特定のお薬が不足したときも、同じ成分のお薬を受け取りやすくするためです。ご不明な点は、医師や薬剤師にお尋ねください。
                    """)),
        RequiredNoticeItem(
            "outpatient-generic-drugs", Message(en: "Use of generic medicines", ja: "外来後発医薬品使用体制加算"),
            to: "2026-05-31", successors: ["regional-drug-supply"], source: revision2024,
            text: Message(
                en: """
                    We use generic medicines actively, and have filed for this (a surcharge).
                    When a medicine is in short supply, we may have to change your prescription. In that case we explain it to you.
                    """,
                ja: """
                    当院は、後発医薬品（ジェネリック医薬品）の使用に積極的に取り組み、外来後発医薬品使用体制加算を届け出ています。
                    お薬の供給が不足したときは、処方を変更することがあります。その場合は、十分にご説明します。
                    """)),
        RequiredNoticeItem(
            "regional-drug-supply", Message(en: "Supply of medicines in the region", ja: "地域支援・外来医薬品供給対応体制加算"),
            from: "2026-06-01",
            fields: [
                .init(
                    "measures",
                    Message(en: "what the clinic does, as a list", ja: "行っている取り組み（リスト。例 後発医薬品の使用）"))
            ],
            unsure: Message(
                en: "its level and what you have to post (your regional bureau's website)",
                ja: "届け出ている区分と、掲示する内容（地方厚生局のウェブサイト）"),
            source: "令和8年度診療報酬改定, as of 2026-11",
            text: Message(
                en:
                    "We have filed for measures for the supply of medicines (a surcharge), and do the following.\n- {measures}",
                ja: "当院は、地域支援・外来医薬品供給対応体制加算を届け出て、次のように取り組んでいます。\n- {measures}")),
        RequiredNoticeItem(
            "online-consultation", Message(en: "Online consultations", ja: "情報通信機器を用いた診療"),
            source: revision2024,
            text: Message(
                en: """
                    We have filed for online consultations.
                    At a first visit online we do not prescribe psychotropic drugs.
                    """,
                ja: """
                    当院は、情報通信機器を用いた診療（オンライン診療）について届け出ています。
                    オンライン診療の初診では、向精神薬を処方しません。
                    """)),
    ]
}
