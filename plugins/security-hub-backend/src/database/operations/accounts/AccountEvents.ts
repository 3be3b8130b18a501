/** The newest event of the findings that are read from one account and Region. */
export type AccountEvents = {
  /** Name of the source in config */
  source: string;
  /** AwsAccountId of the findings */
  account: string;
  /** That they are read through: their own, or the one that theirs is linked to */
  region: string;
  /** AWS's clock; ISO 8601 in UTC with milliseconds */
  lastEventAt: string;
  /**
   * From that event until its transaction was about to commit, milliseconds. Absent where it came from elsewhere than its findings are read
   * from: such an event only has them read again
   */
  lagMilliseconds?: number;
};
