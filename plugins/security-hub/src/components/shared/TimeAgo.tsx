import { useFormat } from '../../format/useFormat';

/** A time relative to now, with the exact one as its hint. */
export function TimeAgo(props: { at: string }) {
  const format = useFormat();
  return (
    <time dateTime={props.at} title={format.dateTime(props.at)}>
      {format.relative(props.at)}
    </time>
  );
}
