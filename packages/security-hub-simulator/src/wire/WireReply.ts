import { ReplyDamage } from '../store/Faults';

/** An HTTP reply. */
export type WireReply = {
  status: number;
  headers: Record<string, string>;
  body: string;
  /** What is done to it on purpose on its way. */
  damage?: ReplyDamage;
};
