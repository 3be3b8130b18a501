import { ReactElement, ReactNode } from 'react';
import { messages } from './messages';

type Messages = typeof messages;

type KeysOf<Nested, Prefix extends string = ''> = {
  [Key in keyof Nested & string]: Nested[Key] extends string
    ? `${Prefix}${Key}`
    : KeysOf<Nested[Key], `${Prefix}${Key}.`>;
}[keyof Nested & string];

type WithoutPlural<Key extends string> = Key extends `${infer Base}_${
  | 'one'
  | 'other'}`
  ? Base
  : Key;

/** Names a text, e.g. `common.retry`; one with plural forms without their endings. */
export type MessageKey = WithoutPlural<KeysOf<Messages>>;

type TextAt<Nested, Key extends string> = Key extends keyof Nested
  ? Nested[Key]
  : Key extends `${infer Head}.${infer Rest}`
  ? Head extends keyof Nested
    ? TextAt<Nested[Head], Rest>
    : never
  : `${Key}_other` extends keyof Nested
  ? Nested[`${Key}_other`] | '{{count}}'
  : never;

type ValuesIn<Text> = Text extends `${string}{{${infer Name}}}${infer Rest}`
  ? Name | ValuesIn<Rest>
  : never;

type Values<Key extends string> = ValuesIn<TextAt<Messages, Key>>;

type OptionsOf<Key extends string> = [Values<Key>] extends [never]
  ? []
  : [values: { [Name in Values<Key>]: string | number }];

/**
 * Gives a text with its values, or an element where one of the values is an element. As strict as Backstage's own type, which for some
 * hundred texts takes the compiler minutes: this one looks only at the text that is asked for.
 */
export type Translate = {
  <Key extends MessageKey>(key: Key, ...values: OptionsOf<Key>): string;
  <Key extends MessageKey>(
    key: Key,
    values: { [Name in Values<Key>]: string | number | ReactElement },
  ): ReactNode;
};
