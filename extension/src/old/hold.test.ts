import { beforeEach, expect, test, vi } from "vitest";
import { submitAfter } from "./hold.js";

class Form {
  submissions = 0;
  readonly pressed: unknown[] = [];
  submit(): void {
    this.submissions++;
  }
  requestSubmit(button: unknown): void {
    this.pressed.push(button);
  }
}
class Button {
  readonly name = "";
  constructor(readonly form: Form | null) {}
}

const told = vi.spyOn(console, "error").mockImplementation(() => undefined);

beforeEach(() => {
  told.mockClear();
  // No event or element here is of the kinds for which a Map stands.
  vi.stubGlobal("HTMLFormElement", Form);
  vi.stubGlobal("HTMLButtonElement", Button);
  vi.stubGlobal("HTMLInputElement", Map);
  vi.stubGlobal("SubmitEvent", Map);
});

/** Event of an element, which began at another one within it. */
const eventOf = (currentTarget: object): Event => ({ currentTarget, target: {} }) as unknown as Event;

test("a click on what a button holds submits the button's form, as the button does", async () => {
  const form = new Form();
  const button = new Button(form);

  expect(submitAfter(eventOf(button), () => true)).toBe(false);

  await vi.waitFor(() => {
    expect(form.pressed).toEqual([button]);
  });
  expect(form.submissions).toBe(0);
});

test("a second click begins nothing while the form is held", async () => {
  const form = new Form();
  let resolve: ((decision: boolean) => void) | undefined;
  const work = vi.fn(
    () =>
      new Promise<boolean>((done) => {
        resolve = done;
      }),
  );
  submitAfter(eventOf(form), work);
  submitAfter(eventOf(form), work);
  resolve?.(true);

  await vi.waitFor(() => {
    expect(form.submissions).toBe(1);
  });
  expect(work).toHaveBeenCalledOnce();
});

test("a form whose work gives false is free again", async () => {
  const form = new Form();
  submitAfter(eventOf(form), () => false);
  await Promise.resolve();
  const again = vi.fn(() => true);

  await vi.waitFor(() => {
    submitAfter(eventOf(form), again);
    expect(again).toHaveBeenCalled();
  });
});

test.each([new Button(null), {}])("what has no form begins nothing, and the developer is told", (element) => {
  const work = vi.fn();

  expect(submitAfter(eventOf(element), work)).toBe(false);
  expect(work).not.toHaveBeenCalled();
  expect(told).toHaveBeenCalledOnce();
});
