export function total( count )
{
	const more = [
		1, 2, 3 ];

	return count+more.length;
}
