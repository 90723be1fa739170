import { useState } from 'react';
import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs';
import { useTranslation } from 'react-i18next';
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import { KeptHere } from './Kept.tsx';
import { ProblemPicker } from './ProblemPicker.tsx';
import { ProblemRail } from './ProblemRail.tsx';

type Parts = {
  readonly statement: ReactNode;
  readonly results: ReactNode;
  /** Holds the code pane, which outlives a change of layout. */
  readonly codePlace: HTMLElement;
};

const RAIL_KEPT_UNDER = 'invigil.rail';
/** From here on there is room for the names of the problems, until the student says otherwise. */
const RAIL_WIDE_FROM_PX = 1_500;

function useRailWidth(): readonly [boolean, (wide: boolean) => void] {
  const [wide, setWide] = useState(() => {
    const kept = window.localStorage.getItem(RAIL_KEPT_UNDER);
    return kept === null ? window.innerWidth >= RAIL_WIDE_FROM_PX : kept === 'wide';
  });
  const keep = (now: boolean): void => {
    window.localStorage.setItem(RAIL_KEPT_UNDER, now ? 'wide' : 'narrow');
    setWide(now);
  };
  return [wide, keep];
}

/** Everything at once: problems, statement, code over results. The student's sizes are kept. */
export function WideLayout({ statement, results, codePlace }: Parts) {
  const { t } = useTranslation('work');
  const [railWide, setRailWide] = useRailWidth();
  const sides = useDefaultLayout({ id: 'invigil.sides', storage: window.localStorage });
  const stack = useDefaultLayout({ id: 'invigil.stack', storage: window.localStorage });
  return (
    <div className="wide">
      <ProblemRail wide={railWide} onWide={setRailWide} />
      <Group
        id="sides"
        className="panes"
        orientation="horizontal"
        defaultLayout={sides.defaultLayout}
        onLayoutChanged={sides.onLayoutChanged}
      >
        <Panel id="statement" className="pane" defaultSize="38%" minSize="20rem">
          <StatementScroller label={t('panes.statement')}>{statement}</StatementScroller>
        </Panel>
        <Separator className="grip grip-upright" aria-label={t('panes.sizeSides')} />
        <Panel id="work" minSize="26rem">
          <Group
            id="stack"
            className="panes"
            orientation="vertical"
            defaultLayout={stack.defaultLayout}
            onLayoutChanged={stack.onLayoutChanged}
          >
            <Panel id="code" className="pane" defaultSize="52%" minSize="11rem">
              <KeptHere place={codePlace} />
            </Panel>
            <Separator className="grip grip-level" aria-label={t('panes.sizeStack')} />
            <Panel id="results" className="pane" defaultSize="48%" minSize="7rem">
              {results}
            </Panel>
          </Group>
        </Panel>
      </Group>
    </div>
  );
}

type ScrollerProps = { readonly label: string; readonly children: ReactNode };

/** Scrolls, and can be reached and scrolled by keyboard. */
function StatementScroller({ label, children }: ScrollerProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region needs focus
    <section className="scroller" tabIndex={0} aria-label={label} data-pane>
      {children}
    </section>
  );
}

export type NarrowTab = 'statement' | 'code' | 'results';
const NARROW_TABS: readonly NarrowTab[] = ['statement', 'code', 'results'];

type NarrowProps = Parts & {
  readonly tab: NarrowTab;
  readonly onTab: (tab: NarrowTab) => void;
};

/** One part at a time, where the window is small or the letters are large. */
export function NarrowLayout({ statement, results, codePlace, tab, onTab }: NarrowProps) {
  const { t } = useTranslation('work');
  return (
    <Tabs
      className="tabs narrow"
      selectedKey={tab}
      onSelectionChange={(key) => {
        const picked = NARROW_TABS.find((name) => name === key);
        if (picked !== undefined) onTab(picked);
      }}
    >
      <div className="narrow-head">
        <TabList className="tab-list" aria-label={t('panes.statement')}>
          {NARROW_TABS.map((name) => (
            <Tab key={name} id={name} className="tab">
              {t(`panes.${name}`)}
            </Tab>
          ))}
        </TabList>
        <ProblemPicker />
      </div>
      <TabPanel id="statement" className="tab-panel" data-pane>
        {statement}
      </TabPanel>
      <TabPanel id="code" className="tab-panel" shouldForceMount>
        <KeptHere place={codePlace} />
      </TabPanel>
      <TabPanel id="results" className="tab-panel">
        {results}
      </TabPanel>
    </Tabs>
  );
}
