/** What is wrong with an annotation. */
export type Mistake = {
  /** Name of the annotation */
  annotation: string;
  /** As written, or, where that is long, the part around the mistake */
  value: string;
  /** Index into `value`; absent where no place in it is meant */
  position?: number;
  /** Of the whole text, from 1 */
  line?: number;
  /** Of the whole text, from 1 */
  column?: number;
  /** What is wrong, and the remedy */
  message: string;
};
