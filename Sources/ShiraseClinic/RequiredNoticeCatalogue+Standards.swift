import ShiraseCore

extension RequiredNoticeCatalogue {
    private static let revision2024 = "診療報酬改定（令和6年度）の施設基準のうち掲示に関する定め, as of 2026-11"

    /// Standards that the clinic has filed, and what it has to say of them.
    static let standards: [RequiredNoticeItem] = [
        RequiredNoticeItem(
            "facility-standards", Message(en: "Facility standards that we have filed", ja: "施設基準の届出事項"),
            fields: [
                .init(
                    "bureau",
                    Message(
                        en: "the regional bureau, such as Kinki Regional Bureau of Health and Welfare",
                        ja: "届出先の地方厚生局（例 近畿厚生局）")),
                .init("standards", Message(en: "the names of the standards, as a list", ja: "届け出ている施設基準の名前（リスト）")),
            ],
            source: "保険医療機関及び保険医療養担当規則, as of 2026-11",
            text: Message(
                en: "We have filed the following facility standards with {bureau}.\n- {standards}",
                ja: "当院は、次の施設基準を{bureau}に届け出ています。\n- {standards}")),
        RequiredNoticeItem(
            "function-enhancement", Message(en: "Family doctor functions", ja: "機能強化加算"),
            source: revision2024,
            text: Message(
                en: """
                    We act as a family doctor as follows, and have filed for this (function enhancement surcharge).
                    - We ask which other clinics you visit and which medicines you take, and look after your medicines as a whole.
                    - Where it is needed, we refer you to specialists.
                    - We advise you on your health, for example on the results of check-ups.
                    - We advise you on health and welfare services.
                    - We tell you what to do, and whom to call, in an emergency, also outside consultation hours.
                    """,
                ja: """
                    当院は、かかりつけ医として次の取り組みを行い、機能強化加算を届け出ています。
                    - ほかの医療機関の受診の状況と、処方されているお薬をうかがい、お薬の管理を行います。
                    - 必要に応じて、専門の医師や医療機関をご紹介します。
                    - 健康診断の結果など、健康管理のご相談をお受けします。
                    - 保健・福祉サービスのご相談をお受けします。
                    - 診療時間外も含め、緊急のときの対応方法や連絡先をご案内します。
                    """)),
        RequiredNoticeItem(
            "regional-comprehensive-care", Message(en: "Comprehensive regional care", ja: "地域包括診療加算"),
            source: revision2024,
            text: Message(
                en: """
                    We have filed for comprehensive regional care (a surcharge).
                    - We advise you on your health and on vaccinations.
                    - We answer questions of care managers and of consultants for people with disabilities.
                    - Depending on your condition, we can prescribe for 28 days or more, or with refills. The doctor decides.
                    """,
                ja: """
                    当院は、地域包括診療加算を届け出ています。
                    - 健康や予防接種のご相談をお受けしています。
                    - 介護支援専門員（ケアマネジャー）や相談支援専門員からの相談に対応しています。
                    - 患者さんの状態に応じて、28日以上の長期の処方や、リフィル処方箋の発行ができます。できるかどうかは、医師が判断します。
                    """)),
        RequiredNoticeItem(
            "psychotherapy", Message(en: "Psychotherapy for outpatients and at home", ja: "通院・在宅精神療法"),
            fields: [
                .init(
                    "support",
                    Message(en: "what the clinic does, as a list", ja: "行っている対応（リスト。例 障害福祉サービスの利用に関する相談）"))
            ],
            source: revision2024,
            text: Message(
                en: "In psychotherapy for outpatients and at home we also offer the following.\n- {support}",
                ja: "当院は、通院・在宅精神療法にあたり、次の対応を行っています。\n- {support}")),
        RequiredNoticeItem(
            "outpatient-chemotherapy", Message(en: "Chemotherapy for outpatients", ja: "外来腫瘍化学療法診療料"),
            source: revision2024,
            text: Message(
                en: """
                    We have filed for chemotherapy for outpatients.
                    - A doctor, nurse or pharmacist for it is always here, and patients under treatment can call at any hour in an emergency.
                    - Should your condition become worse, you are admitted to hospital, here or where we work together.
                    - A committee assesses and approves the treatment plans.
                    """,
                ja: """
                    当院は、外来腫瘍化学療法診療料を届け出ています。
                    - 専任の医師・看護師・薬剤師のいずれかが院内に常にいて、治療中の患者さんからの緊急のお電話に、24時間対応します。
                    - 急に具合が悪くなったときに、当院または連携する医療機関に入院できる体制があります。
                    - 治療の計画（レジメン）が適切かどうかを評価し、承認する委員会を開いています。
                    """)),
        RequiredNoticeItem(
            "dental-safety", Message(en: "Safety in dental care", ja: "歯科外来診療医療安全対策加算"), from: "2024-06-01",
            fields: [
                .init("partner", Message(en: "the hospital for emergencies", ja: "緊急のときに連携する医療機関の名前"))
            ],
            source: revision2024,
            text: Message(
                en: """
                    We have filed for safety measures in dental care (a surcharge).
                    - A dentist here is trained in emergencies and in preventing accidents.
                    - We keep what an emergency needs, such as an AED (automated external defibrillator).
                    - In an emergency we work together with {partner}.
                    """,
                ja: """
                    当院は、歯科外来診療医療安全対策加算を届け出ています。
                    - 緊急のときの対応や医療事故の防止について、研修を修了した歯科医師がいます。
                    - AED（自動体外式除細動器）など、緊急のときに必要な機器を備えています。
                    - 緊急のときは、{partner}と連携して対応します。
                    """)),
        RequiredNoticeItem(
            "care-facility-visits", Message(en: "Visits to care facilities", ja: "介護保険施設等連携往診加算"), from: "2024-06-01",
            fields: [.init("facilities", Message(en: "the facilities, as a list", ja: "協力している施設の名前（リスト）"))],
            source: revision2024,
            text: Message(
                en: """
                    We are the cooperating clinic of the following care facilities and respond when a resident suddenly falls ill. \
                    We have filed for such visits (a surcharge).
                    - {facilities}
                    """,
                ja: """
                    当院は、次の施設の協力医療機関として、入所されている方の病状が急に変わったときなどに対応し、介護保険施設等連携往診加算を届け出ています。
                    - {facilities}
                    """)),
    ]
}
