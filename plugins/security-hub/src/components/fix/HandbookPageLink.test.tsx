import { convertLegacyRouteRef } from '@backstage/core-compat-api';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen } from '@testing-library/react';
import { ControlGuidance } from 'backstage-plugin-security-hub-common';
import { fixtureFindings } from '../../__testUtils__/fixtureFindings';
import { fixtureGuidance } from '../../__testUtils__/fixtureGuidance';
import plugin from '../../index';
import { securityHubPageRouteRef } from '../../routes';
import { HandbookPageLink } from './HandbookPageLink';

function guidanceOf(product: string): ControlGuidance {
  return fixtureGuidance(
    fixtureFindings().find(finding => finding.product.key === product)!,
  );
}

function show(guidance: ControlGuidance, withPage: boolean = true) {
  renderInTestApp(
    <>
      <p>Links of a finding</p>
      <HandbookPageLink guidance={guidance} />
    </>,
    {
      features: [plugin],
      mountedRoutes: withPage
        ? { '/hub': convertLegacyRouteRef(securityHubPageRouteRef) }
        : {},
    },
  );
  return screen.findByText('Links of a finding');
}

const threat = guidanceOf('guardduty');

describe('HandbookPageLink', () => {
  it.each<[string, ControlGuidance, string]>([
    ['a control', guidanceOf('security-hub'), 'S3.8'],
    ['a finding type', threat, 'guardduty%3Aunauthorized-access'],
    [
      'the organisation',
      {
        findingType: {
          ...threat.findingType!,
          id: 'egress-proxy',
          own: { file: 'egress-proxy.md', reviewer: 'group:default/platform' },
        },
      },
      'own%3Aegress-proxy',
    ],
  ])('leads to the page of %s', async (_name, guidance, page) => {
    await show(guidance);
    expect(
      screen.getByRole('link', { name: 'Open in the handbook' }),
    ).toHaveAttribute('href', `/hub?tab=handbook&page=${page}`);
  });

  it.each<[string, ControlGuidance, boolean]>([
    ['page of the handbook', {}, true],
    ['page Security Hub', threat, false],
  ])('is not there without a %s', async (_name, guidance, withPage) => {
    await show(guidance, withPage);
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
  });
});
