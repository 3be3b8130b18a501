import { coreComponentsTranslationRef } from '@backstage/core-components';
import { createTranslationMessages } from '@backstage/frontend-plugin-api';

/** The strings of the platform's components that the pages of this portal show. */
export default createTranslationMessages({
  ref: coreComponentsTranslationRef,
  full: false,
  messages: {
    'table.filter.title': '絞り込み',
    'table.filter.placeholder': 'すべて',
    'table.filter.clearAll': 'すべて解除',
    'table.body.emptyDataSourceMessage': '表示する項目はありません',
    'table.header.actions': '操作',
    'table.toolbar.search': '絞り込む',
    'table.pagination.labelDisplayedRows': '{count} 件中 {from}～{to} 件',
    'table.pagination.labelRowsSelect': '件',
    'table.pagination.firstTooltip': '最初のページ',
    'table.pagination.lastTooltip': '最後のページ',
    'table.pagination.nextTooltip': '次のページ',
    'table.pagination.previousTooltip': '前のページ',
    'emptyState.missingAnnotation.title': 'アノテーションがありません',
    'emptyState.missingAnnotation.actionTitle':
      '次の例の強調部分のように、コンポーネントの YAML にアノテーションを追加してください:',
    'emptyState.missingAnnotation.readMore': '詳しく見る',
    skipToContent: '本文へ移動',
    'copyTextButton.tooltipText': 'クリップボードにコピーしました',
    'errorPage.title': 'ページを表示できません',
    'errorPage.subtitle': 'エラー {{status}}: {{statusMessage}}',
    'errorPage.goBack': '戻る',
    'errorPage.showMoreDetails': '詳細を表示',
    'errorPage.showLessDetails': '詳細を隠す',
    'supportButton.title': 'サポート',
    'supportButton.close': '閉じる',
    'proxiedSignInPage.title':
      'サインインできていません。ページを再読み込みしてください。',
  },
});
