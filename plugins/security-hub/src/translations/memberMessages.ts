/** The texts of pages that sum up others, in English; part of `messages`. */
export const memberMessages = {
  count_one: '{{count}} entity',
  count_other: '{{count}} entities',
  hidden_one: '{{count}} more is not shown to you',
  hidden_other: '{{count}} more are not shown to you',
  hiddenHint_one:
    '{{count}} more belongs here. Its findings are for its owners, and no number here counts them.',
  hiddenHint_other:
    '{{count}} more belong here. Their findings are for their owners, and no number here counts them.',
  open: 'Sums up {{label}}. Show them one by one',
  label: 'By member, most urgent first',
  member: 'Member',
  owner: 'Owner',
  itself: 'this page itself',
  of: 'of {{name}}',
  coverage: {
    incomplete: {
      label: 'not fully read',
      hint: 'Some account of its scope could not be read completely, so there may be more than what is counted here',
    },
    'not-configured': {
      label: 'not set up',
      hint: 'Its catalog file names no AWS accounts, tags or ARNs, so no finding can be its own',
    },
  },
} as const;
