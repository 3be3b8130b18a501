/** Japanese texts of the demo's sign-in. */
export default {
  title: 'どの担当者として見ますか？',
  introduction:
    '架空の会社「Kumo Coffee」のデモです。すべてこのマシン上で動きます。AWS アカウントはシミュレーターで、下の担当者にパスワードは要りません。',
  enter: '{{name}}として続ける',
  failed: '{{name}}としてサインインできませんでした: {{message}}',
  back: '別の担当者を選ぶ',
  switchPersona: '担当者の切替',
  hint: '左のナビゲーションからいつでも切り替えられます。担当者はブラウザーのタブごとに別々です。',
  'persona.developer-a.name': '開発者 A',
  'persona.developer-a.role': 'チーム A の開発者、checkout-api のオーナー',
  'persona.developer-a.text':
    'まずはこちらから。自分のサービスの問題と、修正で壊れるおそれのあるものを確かめて、対応を決めます。',
  'persona.developer-b.name': '開発者 B',
  'persona.developer-b.role': 'チーム B の開発者、payments-worker のオーナー',
  'persona.developer-b.text':
    'チーム A と AWS アカウントを共有しています。どの検出結果が自分のもので、どれが関係するだけかが分かります。',
  'persona.approver.name': '承認者',
  'persona.approver.role': 'プラットフォームセキュリティチームの一員',
  'persona.approver.text':
    'すべてのチームの検出結果と、各アカウントのデータの新しさを確認できます。',
};
