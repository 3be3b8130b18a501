/** The open questions about Security Hub, by the names that the simulator's README gives them. */
export const questions = {
  U1: 'A suppressed finding passes: does it stay SUPPRESSED?',
  U2: "Do a provider's updates reach a suppressed finding?",
  U3: 'UserDefinedFields of a second write: merged, or replaced?',
  U4: "Does an administrator's write hold in the member after the next check?",
  U5: 'Do the states of CSPM and of the unified Security Hub follow each other?',
  U6: 'Does BatchUpdateFindings move ProcessedAt?',
  U7: 'How long until the home Region shows a change of a linked Region?',
  U8: 'Do pages repeat or skip rows that change while paging?',
} as const;
/** One of {@link questions}. */
export type Question = keyof typeof questions;

/** What was seen. Without a `value` the question stays open, and `observed` says why. */
export type Observation = {
  question: Question;
  observed: string;
  /** The simulator's switch that behaves so, e.g. `{userDefinedFields: 'merge'}` */
  value?: Record<string, string | number | boolean>;
};
