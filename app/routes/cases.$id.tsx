import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { type FormAnswer, takeCaseForm } from '~/domains/cases/forms.server';
import { getCase } from '~/domains/cases/service/reading.server';
import { CasePage } from '~/domains/cases/ui/case-page';
import { drawLine } from '~/domains/provenance/service.server';
import { ProvenanceLine } from '~/domains/provenance/ui/line';
import { answer } from '~/platform/http-errors.server';

export function loader(args: LoaderFunctionArgs) {
  const { deps, principal, origin } = args.context;
  return answer(args, 'cases', async () => {
    const told = await getCase(deps, principal, args.params.id ?? '');
    return {
      told,
      line: await drawLine(deps, principal, { kind: 'case', id: told.id }),
      address: `${origin}/cases/${told.id}`,
      today: deps.clock.now(),
      signedIn: principal.kind === 'user',
    };
  });
}

export function action(args: ActionFunctionArgs) {
  const { deps, principal } = args.context;
  return answer(args, 'cases', () => takeCaseForm(deps, principal, args.params.id ?? '', args.request));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.told.title ?? '' }];

export default function CaseRoute() {
  const { told, line, address, today, signedIn } = useLoaderData<typeof loader>();
  const answered = useActionData() as FormAnswer | undefined;
  return (
    <CasePage
      told={told}
      answered={answered ?? null}
      address={address}
      today={today}
      signedIn={signedIn}
      line={<ProvenanceLine line={line} />}
    />
  );
}
