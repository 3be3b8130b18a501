/** The texts of the handbook of one entity, in Japanese; part of the Japanese texts. */
export const entityHandbookMessagesJa = {
  'entityHandbook.open': 'ハンドブック',
  'entityHandbook.openName':
    'ハンドブック: ここで対応が必要なもののページをまとめて表示、印刷',
  'entityHandbook.back': '検出結果に戻る',
  'entityHandbook.print': '印刷または PDF に保存',
  'entityHandbook.title': '{{name}} のセキュリティハンドブック',
  'entityHandbook.asOf': '{{time}} 時点',
  'entityHandbook.asOfUnknown':
    'まだすべてを読み取れていないため、他にも対応が必要なものがあるかもしれません。',
  'entityHandbook.intro':
    '未対応または確認済みの検出結果と、そのハンドブックのページを緊急度の高い順に示します。一覧の絞り込みは反映されません。',
  'entityHandbook.placeholders':
    '二重の波括弧で囲まれた名前は、対象のリソースの値に置き換えてください。',
  'entityHandbook.loading': 'ハンドブックを読み込み中',
  'entityHandbook.loaded': '{{total}} ページ中 {{shown}} ページを読み込み済み',
  'entityHandbook.limit':
    '対応が必要な検出結果は {{total}} 種類あります。ここには緊急度の高い {{shown}} 種類だけを示します。残りは一覧で確認してください。',
  'entityHandbook.contents': '目次',
  'entityHandbook.numbered': '{{number}}. {{name}}',
  'entityHandbook.entryPriority': '({{priority}})',
  'entityHandbook.failing': '{{evaluated}} 件中 {{number}} 件が不合格',
  'entityHandbook.nextDue': '次の期限: {{date}}',
  'entityHandbook.findings': '{{name}} の検出結果',
  'entityHandbook.someFindings':
    '{{total}} 件中、緊急度の高い {{shown}} 件を示します。',
  'entityHandbook.verdictsDiffer':
    '自社の判断はリソースによって異なり、どれに何が当てはまるかは表のとおりです。以下の理由は先頭のリソースのものです。',
  'entityHandbook.told': '詳しくは {{place}} を参照してください。',
  'entityHandbook.empty': '対応が必要なものはありません',
};
