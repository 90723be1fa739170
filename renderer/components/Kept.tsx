// A part of the screen that keeps living while the layout around it changes: its element is moved, never made again.
// The editor needs that, or a student who enlarges the text would lose the steps that undo takes back.
import { useLayoutEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';

/** The element that holds the kept part; made once. */
export function useKeptPlace(className: string): HTMLElement {
  const [place] = useState(() => {
    const element = document.createElement('div');
    element.className = className;
    return element;
  });
  return place;
}

type KeptProps = { readonly place: HTMLElement; readonly children: ReactNode };

/** Draws its children into the place, wherever that hangs at present. */
export function Kept({ place, children }: KeptProps) {
  return createPortal(children, place);
}

/** Where the place hangs in this layout. */
export function KeptHere({ place }: { readonly place: HTMLElement }) {
  const here = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    here.current?.append(place);
  }, [place]);
  return <div className="kept-here" ref={here} />;
}
