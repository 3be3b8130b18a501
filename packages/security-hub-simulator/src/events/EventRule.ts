/** What Security Hub tells EventBridge. */
export type DetailType =
  | 'Security Hub Findings - Imported'
  | 'Security Hub Findings - Custom Action'
  | 'Security Hub Insight Results'
  | 'Findings Imported V2';

/** A rule on the default event bus of an account and Region, with a queue as its target. */
export type EventRule = {
  name: string;
  /** 12 digits. */
  account: string;
  region: string;
  /** ARN, URL, or name of the target; a queue of any account and Region. Events for a queue that is not there are lost. */
  queue: string;
  /** What the rule matches; default all events of Security Hub CSPM, and none of the unified Security Hub. */
  detailTypes?: readonly DetailType[];
  /** Default `true`. */
  enabled?: boolean;
};

/** What a rule without `detailTypes` matches. */
export const cspmDetailTypes: readonly DetailType[] = [
  'Security Hub Findings - Imported',
  'Security Hub Findings - Custom Action',
  'Security Hub Insight Results',
];
