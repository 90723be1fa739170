import { useEffect, useEffectEvent, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { useDrawnTheme } from '../../components/appearance.ts';
import { useSettings } from '../../state/use-parts.ts';

/** Colours and sizes by the names of the tokens, as the page draws them at this moment. */
export type Ink = {
  readonly colour: (token: string) => string;
  /** Text of the axes. */
  readonly font: string;
  readonly textPx: number;
};

type Props = {
  readonly data: uPlot.AlignedData;
  /** Everything but the size; asked anew when theme, language or text size change. */
  readonly options: (ink: Ink) => Omit<uPlot.Options, 'width' | 'height'>;
};

const HEIGHT_REM = 16;

/** One chart on a canvas. A screen reader is led past it: the table beneath says the same. */
export function Plot({ data, options }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const theme = useDrawnTheme();
  const { locale, textPercent } = useSettings((settings) => settings);
  const make = useEffectEvent((here: HTMLElement) => {
    const ink = inkOf(here);
    const size = { width: here.clientWidth, height: (HEIGHT_REM / 0.8125) * ink.textPx };
    return new uPlot({ ...options(ink), ...size }, data, here);
  });
  useEffect(() => {
    const here = place.current;
    if (here === null) return undefined;
    const drawn = make(here);
    plot.current = drawn;
    const watch = new ResizeObserver(() => {
      if (here.clientWidth !== drawn.width)
        drawn.setSize({ width: here.clientWidth, height: drawn.height });
    });
    watch.observe(here);
    return () => {
      watch.disconnect();
      drawn.destroy();
      plot.current = null;
    };
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- colours, words and sizes are drawn into the canvas
  }, [theme, locale, textPercent]);
  useEffect(() => plot.current?.setData(data), [data]);
  return <div ref={place} className="plot" aria-hidden />;
}

function inkOf(here: HTMLElement): Ink {
  const style = getComputedStyle(here);
  const textPx = Number.parseFloat(style.fontSize);
  return {
    colour: (token) => style.getPropertyValue(token).trim(),
    font: `${textPx}px ${style.fontFamily}`,
    textPx,
  };
}
