/** The texts of the handbook of one entity, in English; part of `messages`. */
export const entityHandbookMessages = {
  open: 'Handbook',
  openName:
    'Handbook: the pages about all that is to be done here, to read or to print',
  back: 'Back to the findings',
  print: 'Print or save as PDF',
  title: 'Security handbook of {{name}}',
  asOf: 'As of {{time}}',
  asOfUnknown: 'Not everything was read yet, so there may be more to do.',
  intro:
    'All that is open or acknowledged, with its page of the handbook, the most urgent first. Filters of the list do not matter here.',
  placeholders:
    'A name in double braces stands for a value of your resource: put it in yourself.',
  loading: 'Loading the handbook',
  loaded: '{{shown}} of {{total}} pages loaded',
  limit:
    'There are {{total}} kinds of findings to act on. The {{shown}} most urgent are here; the list has all.',
  contents: 'Contents',
  numbered: '{{number}}. {{name}}',
  entryPriority: '({{priority}})',
  failing: 'Fails on {{number}} of {{evaluated}}',
  nextDue: 'Next due on {{date}}',
  findings: 'Findings of {{name}}',
  someFindings: 'The {{shown}} most urgent of {{total}} are listed.',
  verdictsDiffer:
    'We decided differently for different resources; the table says what holds for which. The reason below is that of the first one.',
  told: 'In full under {{place}}.',
  empty: 'Nothing to act on',
} as const;
