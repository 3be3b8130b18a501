/** The texts of pages that sum up others, in Japanese; part of the Japanese texts. */
export const memberMessagesJa = {
  'members.count_one': 'エンティティ {{count}} 件',
  'members.count_other': 'エンティティ {{count}} 件',
  'members.hidden_one': 'ほか {{count}} 件は表示対象外',
  'members.hidden_other': 'ほか {{count}} 件は表示対象外',
  'members.hiddenHint_one':
    'ほかに {{count}} 件がここに属していますが、その検出結果は所有者だけが閲覧でき、ここの件数には含まれていません。',
  'members.hiddenHint_other':
    'ほかに {{count}} 件がここに属していますが、その検出結果は所有者だけが閲覧でき、ここの件数には含まれていません。',
  'members.open': '集計対象: {{label}}。1 件ずつ表示',
  'members.label': 'メンバー別 (緊急度順)',
  'members.member': 'メンバー',
  'members.owner': '所有者',
  'members.itself': 'このページ自体',
  'members.of': '{{name}} の検出結果',
  'members.coverage.incomplete.label': '一部未読み取り',
  'members.coverage.incomplete.hint':
    'スコープ内に完全には読み取れていないアカウントがあるため、ここの件数より多い可能性があります',
  'members.coverage.not-configured.label': '未設定',
  'members.coverage.not-configured.hint':
    'カタログファイルに AWS アカウント、タグ、ARN の指定がないため、検出結果は割り当てられません',
};
