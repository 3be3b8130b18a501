import { HandbookReport } from 'backstage-plugin-security-hub-common';
import { Fragment } from 'react';
import { useFormat } from '../../../format/useFormat';
import { useTranslation } from '../../../translations/useTranslation';
import { openPage } from './handbookChanges';
import { HandbookLink } from './HandbookLink';
import { HeadLine } from './HeadLine';

/** So many controls without a page are named; the rest is a number. */
const named = 5;

const sentences = {
  organisation: 'handbook.head.liveOrganisation',
  mine: 'handbook.head.liveMine',
} as const;

/** Controls that there are findings of, and those of them that nobody has written about. */
export function LiveLine(props: { live: NonNullable<HandbookReport['live']> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { of, controls, withPage, missing, totalMissing } = props.live;
  const shown = missing.slice(0, named);
  const links = (
    <>
      {shown.map((id, index) => (
        <Fragment key={id}>
          {index > 0 && ', '}
          <HandbookLink change={openPage(id)}>{id}</HandbookLink>
        </Fragment>
      ))}
    </>
  );
  const more = totalMissing - shown.length;
  return (
    <HeadLine
      name={t('handbook.head.live')}
      facts={[
        t(sentences[of], {
          count: controls,
          withPage: format.number(withPage),
        }),
        totalMissing > 0 &&
          t('handbook.head.missing', {
            controls:
              more > 0 ? (
                <>
                  {t('handbook.head.missingMore', {
                    controls: links,
                    number: format.number(more),
                  })}
                </>
              ) : (
                links
              ),
          }),
      ]}
    />
  );
}
